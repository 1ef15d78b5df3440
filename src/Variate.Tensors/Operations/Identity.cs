namespace Variate.Tensors.Operations;

/// <summary>y = x; x̄ = ȳ.</summary>
internal sealed class Identity(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient;
}
