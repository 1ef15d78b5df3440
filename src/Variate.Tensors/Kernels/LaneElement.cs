using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Single elements of the type that a register holds.</summary>
internal static unsafe class LaneElement
{
    /// <summary>The element at <paramref name="source"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Read<TLanes>(byte* source)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.IsDouble ? *(double*)source : *(float*)source;

    /// <summary>Writes <paramref name="value"/>, rounded to the element type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TLanes>(double value, byte* destination)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.IsDouble)
        {
            *(double*)destination = value;
        }
        else
        {
            *(float*)destination = (float)value;
        }
    }
}
