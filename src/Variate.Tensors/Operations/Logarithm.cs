namespace Variate.Tensors.Operations;

/// <summary>y = ln x; x̄ = ȳ/x.</summary>
internal sealed class Logarithm(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient / at.Input(0);
}
