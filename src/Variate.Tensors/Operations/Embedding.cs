namespace Variate.Tensors.Operations;

/// <summary>y = x between zeros along one axis; x̄ = the slice of ȳ where x went.</summary>
internal sealed class Embedding(Tensor x, int axis, int start) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient.Slice(axis, start, Inputs[0].Shape[axis]);
}
