namespace Variate.Tensors.Operations;

/// <summary>y = x[start..] along one axis; x̄ = ȳ between zeros.</summary>
internal sealed class Slicing(Tensor x, int axis, int start) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => Movement.Embed(
            outputGradient,
            axis,
            start,
            Inputs[0].Shape[axis],
            outputGradient.IsTracked ? new Embedding(outputGradient, axis, start) : null);
}
