namespace Variate.Tensors.Operations;

/// <summary>y = ψ⁽ⁿ⁾(x); x̄ = ȳ·ψ⁽ⁿ⁺¹⁾(x).</summary>
internal sealed class Polygamma(Tensor x, int order) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Input(0).Polygamma(order + 1);
}
