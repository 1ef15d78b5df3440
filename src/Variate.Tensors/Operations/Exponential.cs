namespace Variate.Tensors.Operations;

/// <summary>y = eˣ; x̄ = ȳ·y.</summary>
internal sealed class Exponential(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Output;
}
