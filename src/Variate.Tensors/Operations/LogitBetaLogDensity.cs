namespace Variate.Tensors.Operations;

/// <summary>y = −a softplus(−z) − b softplus(z) − ln B(a, b).</summary>
/// <remarks>z̄ = ȳ(a σ(−z) − b σ(z)), ā = ȳ(ψ(a + b) − ψ(a) − softplus(−z)), b̄ = ȳ(ψ(a + b) − ψ(b) − softplus(z)).</remarks>
internal sealed class LogitBetaLogDensity(Tensor value, Tensor first, Tensor second) : Operation(value, first, second)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor z = at.Input(0);
        Tensor a = at.Input(1);
        Tensor b = at.Input(2);
        return outputGradient * (input switch
        {
            0 => (a * (-z).Sigmoid()) - (b * z.Sigmoid()),
            1 => Tensor.DigammaDifference(a, b) - (-z).Softplus(),
            _ => Tensor.DigammaDifference(b, a) - z.Softplus(),
        });
    }
}
