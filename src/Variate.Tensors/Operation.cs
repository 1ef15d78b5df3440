namespace Variate.Tensors;

/// <summary>How a tensor was made: its operands, and the rule that carries a gradient from the result back to each of them.</summary>
/// <remarks>
/// A pullback is written in tensor operations, so that gradients can be differentiated again, to any order. It may return a gradient that
/// still has the result's shape: broadcasting is undone by <see cref="Gradient"/>, once for all operations.
/// </remarks>
internal abstract class Operation
{
    private readonly Tensor[] _inputs;

    protected Operation(params Tensor[] inputs)
    {
        _inputs = inputs;
        foreach (Tensor input in inputs)
        {
            Depth = Math.Max(Depth, input.Depth + 1);
        }
    }

    internal int Depth { get; }

    internal ReadOnlySpan<Tensor> Inputs => _inputs;

    /// <summary>x̄ of operand number <paramref name="input"/>, given ȳ.</summary>
    /// <param name="input">Which operand; it is tracked.</param>
    /// <param name="outputGradient">ȳ, of the result's shape.</param>
    /// <param name="at">Where the derivative is taken: the operands and the result.</param>
    /// <returns>A gradient that sums to the operand's shape, or null for zero.</returns>
    internal abstract Tensor? Pullback(int input, Tensor outputGradient, Linearization at);
}
