namespace Variate.Tensors.Operations;

/// <summary>y = α + ln Γ(α) − αψ(α); ᾱ = ȳ(1 − αψ′(α)).</summary>
internal sealed class LogGammaEntropy(Tensor concentration) : Operation(concentration)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * Entropies.LogGammaSlope(at.Input(0));
}
