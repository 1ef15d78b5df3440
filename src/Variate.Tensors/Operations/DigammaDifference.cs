namespace Variate.Tensors.Operations;

/// <summary>y = ψ(a + d) − ψ(a); d̄ = ȳ·ψ′(a + d), ā = ȳ(ψ′(a + d) − ψ′(a)).</summary>
internal sealed class DigammaDifference(Tensor a, Tensor d) : Operation(a, d)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor slope = (at.Input(0) + at.Input(1)).Trigamma();
        return outputGradient * (input == 0 ? slope - at.Input(0).Trigamma() : slope);
    }
}
