namespace Variate.Tensors.Operations;

/// <summary>y = 1 − A with A = I₁(κ)/I₀(κ); κ̄ = −ȳ(1 − A² − A/κ).</summary>
internal sealed class VonMisesCircularVariance(Tensor concentration) : Operation(concentration)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor y = at.Output;
        return -(outputGradient * ((y * (2 - y)) - ((1 - y) / at.Input(0))));
    }
}
