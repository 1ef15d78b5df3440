namespace Variate.Tensors.Operations;

/// <summary>y = 1 − αψ′(α); ᾱ = −ȳ(ψ′(α) + αψ″(α)).</summary>
internal sealed class LogGammaEntropySlope(Tensor concentration) : Operation(concentration)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => -(outputGradient * (at.Input(0).Trigamma() + (at.Input(0) * at.Input(0).Polygamma(2))));
}
