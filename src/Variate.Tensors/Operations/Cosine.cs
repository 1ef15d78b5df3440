namespace Variate.Tensors.Operations;

/// <summary>y = cos x; x̄ = −ȳ·sin x.</summary>
internal sealed class Cosine(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => -(outputGradient * at.Input(0).Sin());
}
