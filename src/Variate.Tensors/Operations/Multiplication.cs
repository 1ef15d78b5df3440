namespace Variate.Tensors.Operations;

/// <summary>y = a·b elementwise; ā = ȳ·b, b̄ = ȳ·a.</summary>
internal sealed class Multiplication(Tensor a, Tensor b) : Operation(a, b)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Input(1 - input);
}
