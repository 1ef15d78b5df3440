using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Combines the terms kernel(a, b) of one row.</summary>
/// <remarks>
/// The order is fixed, whatever the width of the registers: blocks of <see cref="BlockLength"/> terms, in order and in binary64;
/// in a block, term i goes to the accumulator i modulo 256 bytes; the accumulators are halved to 64 bytes, then combined in binary64.
/// So an accumulator of binary32 takes no more than 64 terms, and its error stays a few last bits.
/// Optimised on the first call: the compiler's quick first version of these lines takes longer than a whole row.
/// </remarks>
[SkipLocalsInit]
internal static unsafe class RowReduction
{
    /// <summary>Terms that are combined before they join the others.</summary>
    public const int BlockLength = 4096;

    private const int AccumulatorBytes = 256;
    private const int FoldedBytes = 64;

    /// <summary>The combination of the <paramref name="length"/> terms of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Run<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint length)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        double result = TCombination.Identity;
        for (nint start = 0; start < length; start += BlockLength)
        {
            nint end = Math.Min(start + BlockLength, length);
            result = TCombination.Combine(result, Block<TCombination, TKernel, TLanes, TA, TB>(a, b, start, end));
        }

        return result;
    }

    /// <summary>The combination of the terms from <paramref name="start"/>, a multiple of the block length, until before <paramref name="end"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Block<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint start, nint end)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        // Whole cache lines: a register that crosses two of them is forwarded late.
        byte* buffer = stackalloc byte[AccumulatorBytes + FoldedBytes];
        byte* accumulators = (byte*)(((nint)buffer + FoldedBytes - 1) & -FoldedBytes);
        Accumulate<TCombination, TKernel, TLanes, TA, TB>(a, b, start, end, accumulators);
        return Fold<TCombination, TLanes>(accumulators);
    }

    /// <summary>The accumulators of one block.</summary>
    /// <remarks>
    /// The kernel stands here once: four copies of a long one exceed what the compiler is willing to inline. The accumulators are
    /// in memory, which the processor forwards from store to load; with four or more of them in turn nothing waits for it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint start, nint end, byte* accumulators)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        int size = TLanes.ElementSize;
        for (int offset = 0; offset < AccumulatorBytes; offset += TLanes.Count * size)
        {
            TLanes.Store(TLanes.Create(TCombination.Identity), accumulators + offset);
        }

        nint i = start;
        for (; i + TLanes.Count <= end; i += TLanes.Count)
        {
            byte* accumulator = accumulators + ((i * size) & (AccumulatorBytes - 1));
            TLanes term = TKernel.Apply(TA.Load<TLanes>(a, i), TB.Load<TLanes>(b, i));
            TLanes.Store(TCombination.Combine(TLanes.Load(accumulator), term), accumulator);
        }

        if (i < end)
        {
            byte* accumulator = accumulators + ((i * size) & (AccumulatorBytes - 1));
            AccumulateLast<TCombination, TKernel, TLanes, TA, TB>(a, b, i, (int)(end - i), accumulator);
        }
    }

    /// <summary>The last terms of a row, fewer than a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AccumulateLast<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint index, int count, byte* accumulator)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        TLanes term = TKernel.Apply(TA.LoadPartial<TLanes>(a, index, count), TB.LoadPartial<TLanes>(b, index, count));
        TLanes sum = TLanes.Load(accumulator);
        TLanes.Store(TLanes.Select(TLanes.MaskOfFirst(count), TCombination.Combine(sum, term), sum), accumulator);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fold<TCombination, TLanes>(byte* accumulators)
        where TCombination : struct, ICombination
        where TLanes : struct, ILanes<TLanes>
    {
        for (int half = AccumulatorBytes / 2; half >= FoldedBytes; half /= 2)
        {
            for (int i = 0; i < half; i += TLanes.Count * TLanes.ElementSize)
            {
                TLanes.Store(TCombination.Combine(TLanes.Load(accumulators + i), TLanes.Load(accumulators + half + i)), accumulators + i);
            }
        }

        // Four chains: one would wait for each addition.
        double first = TCombination.Identity;
        double second = first;
        double third = first;
        double fourth = first;
        for (int i = 0; i < FoldedBytes / TLanes.ElementSize; i += 4)
        {
            first = TCombination.Combine(first, LaneElement.Read<TLanes>(accumulators + (i * TLanes.ElementSize)));
            second = TCombination.Combine(second, LaneElement.Read<TLanes>(accumulators + ((i + 1) * TLanes.ElementSize)));
            third = TCombination.Combine(third, LaneElement.Read<TLanes>(accumulators + ((i + 2) * TLanes.ElementSize)));
            fourth = TCombination.Combine(fourth, LaneElement.Read<TLanes>(accumulators + ((i + 3) * TLanes.ElementSize)));
        }

        return TCombination.Combine(TCombination.Combine(first, second), TCombination.Combine(third, fourth));
    }
}
