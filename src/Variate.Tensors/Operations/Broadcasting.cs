namespace Variate.Tensors.Operations;

/// <summary>y = x repeated along axes; x̄ = ȳ summed over them, which the backward sweep does for every operation.</summary>
internal sealed class Broadcasting(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient;
}
