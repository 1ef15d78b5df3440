namespace Variate.Tensors.Operations;

/// <summary>y = sin x; x̄ = ȳ·cos x.</summary>
internal sealed class Sine(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Input(0).Cos();
}
