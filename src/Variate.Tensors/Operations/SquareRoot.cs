namespace Variate.Tensors.Operations;

/// <summary>y = √x; x̄ = ȳ/(2y).</summary>
internal sealed class SquareRoot(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient / (2 * at.Output);
}
