using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>How a row reads one of its operands; a type, so that the loop is compiled without the question.</summary>
internal unsafe interface IOperand
{
    /// <summary>The lanes at <paramref name="index"/>.</summary>
    static abstract TLanes Load<TLanes>(byte* row, nint index)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The first <paramref name="count"/> lanes at <paramref name="index"/>, fewer than a register; 0 in the others.</summary>
    static abstract TLanes LoadPartial<TLanes>(byte* row, nint index, int count)
        where TLanes : struct, ILanes<TLanes>;
}
