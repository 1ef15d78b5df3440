using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Indicates a streamed operand of binary32 whatever the lanes are: in binary64 lanes its products are exact.</summary>
internal readonly unsafe struct Widened : IOperand
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Load<TLanes>(byte* row, nint index)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.LoadSingles(row + (index * sizeof(float)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LoadPartial<TLanes>(byte* row, nint index, int count)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.LoadFirstSingles(row + (index * sizeof(float)), count);
}
