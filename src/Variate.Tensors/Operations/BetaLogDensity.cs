namespace Variate.Tensors.Operations;

/// <summary>y = (a − 1) ln x + (b − 1) ln(1 − x) − ln B(a, b).</summary>
/// <remarks>x̄ = ȳ((a − 1)/x − (b − 1)/(1 − x)), ā = ȳ(ln x + ψ(a + b) − ψ(a)), b̄ = ȳ(ln(1 − x) + ψ(a + b) − ψ(b)).</remarks>
internal sealed class BetaLogDensity(Tensor value, Tensor first, Tensor second) : Operation(value, first, second)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor x = at.Input(0);
        Tensor a = at.Input(1);
        Tensor b = at.Input(2);
        return outputGradient * (input switch
        {
            0 => ((a - 1) / x) - ((b - 1) / (1 - x)),
            1 => x.Log() + Tensor.DigammaDifference(a, b),
            _ => (-x).Log1p() + Tensor.DigammaDifference(b, a),
        });
    }
}
