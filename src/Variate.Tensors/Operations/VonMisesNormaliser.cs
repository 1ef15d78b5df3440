namespace Variate.Tensors.Operations;

/// <summary>y = ln(2π I₀(κ)) − κ; κ̄ = −ȳ(1 − I₁(κ)/I₀(κ)).</summary>
internal sealed class VonMisesNormaliser(Tensor concentration) : Operation(concentration)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => -(outputGradient * VonMisesFunctions.CircularVariance(at.Input(0)));
}
