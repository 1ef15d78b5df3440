namespace Variate.Tensors.Operations;

/// <summary>y = x²; x̄ = 2ȳ·x.</summary>
internal sealed class Square(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => 2 * outputGradient * at.Input(0);
}
