namespace Variate.Tensors.Kernels;

/// <summary>An operand of a reduction over rows: where it starts and how a row reads it.</summary>
internal readonly unsafe struct RowOperand(void* start, OperandKind kind)
{
    /// <summary>The first element.</summary>
    public byte* Start { get; } = (byte*)start;

    /// <summary>How a row reads it.</summary>
    public OperandKind Kind { get; } = kind;
}
