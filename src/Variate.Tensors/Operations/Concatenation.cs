namespace Variate.Tensors.Operations;

/// <summary>y = operands joined along one axis; each x̄ is its slice of ȳ.</summary>
internal sealed class Concatenation : Operation
{
    private readonly int _axis;

    internal Concatenation(ReadOnlySpan<Tensor> tensors, int axis)
        : base(tensors.ToArray())
    {
        _axis = axis;
    }

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        int start = 0;
        for (int i = 0; i < input; i++)
        {
            start += Inputs[i].Shape[_axis];
        }

        return outputGradient.Slice(_axis, start, Inputs[input].Shape[_axis]);
    }
}
