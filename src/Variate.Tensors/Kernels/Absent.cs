using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Indicates that the kernel does not read the operand.</summary>
internal readonly unsafe struct Absent : IOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(byte* row, nint index)
        where TLanes : struct, ILanes<TLanes> =>
        default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LoadPartial<TLanes>(byte* row, nint index, int count)
        where TLanes : struct, ILanes<TLanes> =>
        default;
}
