using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Indicates that the operand has an element of its own for each of the row.</summary>
internal readonly unsafe struct Streamed : IOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(byte* row, nint index)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Load(row + (index * TLanes.ElementSize));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LoadPartial<TLanes>(byte* row, nint index, int count)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.LoadFirst(row + (index * TLanes.ElementSize), count);
}
