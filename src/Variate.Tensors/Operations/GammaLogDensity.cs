namespace Variate.Tensors.Operations;

/// <summary>y = (α − 1) ln x − x − ln Γ(α); x̄ = ȳ(α − 1 − x)/x, ᾱ = ȳ(ln x − ψ(α)).</summary>
internal sealed class GammaLogDensity(Tensor value, Tensor concentration) : Operation(value, concentration)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * (input == 0
            ? (at.Input(1) - 1 - at.Input(0)) / at.Input(0)
            : at.Input(0).Log() - at.Input(1).Digamma());
}
