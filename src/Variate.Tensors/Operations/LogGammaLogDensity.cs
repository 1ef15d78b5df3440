namespace Variate.Tensors.Operations;

/// <summary>y = αs − eˢ − ln Γ(α); s̄ = ȳ(α − eˢ), ᾱ = ȳ(s − ψ(α)).</summary>
internal sealed class LogGammaLogDensity(Tensor value, Tensor concentration) : Operation(value, concentration)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * (input == 0
            ? at.Input(1) - at.Input(0).Exp()
            : at.Input(0) - at.Input(1).Digamma());
}
