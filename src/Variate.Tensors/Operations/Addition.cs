namespace Variate.Tensors.Operations;

/// <summary>y = a + b; ā = ȳ, b̄ = ȳ.</summary>
internal sealed class Addition(Tensor a, Tensor b) : Operation(a, b)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient;
}
