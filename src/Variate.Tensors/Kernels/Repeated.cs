using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Indicates that one element of the operand serves the whole row.</summary>
internal readonly unsafe struct Repeated : IOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(byte* row, nint index)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.LoadRepeated(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LoadPartial<TLanes>(byte* row, nint index, int count)
        where TLanes : struct, ILanes<TLanes> =>
        Load<TLanes>(row, index);
}
