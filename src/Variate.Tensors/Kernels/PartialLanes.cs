using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Reads and writes the end of a row, where less than a register is left.</summary>
/// <remarks>The end goes through the same register operations as the rest, so that a result does not depend on its place.</remarks>
internal static unsafe class PartialLanes
{
    private const int LargestRegisterSize = 64;

    /// <summary>Bytes of an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ElementSize<TLanes>()
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.IsDouble ? sizeof(double) : sizeof(float);

    /// <summary>Reads <paramref name="count"/> elements, fewer than a register; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Load<TLanes>(void* source, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* buffer = stackalloc byte[LargestRegisterSize];
        TLanes.Store(TLanes.Create(0), buffer);
        Unsafe.CopyBlockUnaligned(buffer, source, (uint)(count * ElementSize<TLanes>()));
        return TLanes.Load(buffer);
    }

    /// <summary>Writes the first <paramref name="count"/> lanes, fewer than a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Store<TLanes>(TLanes lanes, void* destination, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* buffer = stackalloc byte[LargestRegisterSize];
        TLanes.Store(lanes, buffer);
        Unsafe.CopyBlockUnaligned(destination, buffer, (uint)(count * ElementSize<TLanes>()));
    }
}
