using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Combines the terms kernel(a, b) of one row.</summary>
/// <remarks>
/// The order is fixed, whatever the width of the registers: blocks of <see cref="BlockLength"/> terms, in order and in binary64;
/// in a block, term i goes to the accumulator i modulo 256 bytes; the accumulators are halved to 64 bytes, then combined in binary64.
/// So an accumulator of binary32 takes no more than 64 terms, and its error stays a few last bits.
/// </remarks>
internal static unsafe class RowReduction
{
    private const int BlockLength = 4096;
    private const int AccumulatorBytes = 256;
    private const int FoldedBytes = 64;

    /// <summary>The combination of the <paramref name="length"/> terms of a row.</summary>
    public static double Run<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint length)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        double result = TCombination.Identity;
        byte* accumulators = stackalloc byte[AccumulatorBytes];
        for (nint start = 0; start < length; start += BlockLength)
        {
            nint end = Math.Min(start + BlockLength, length);
            int width = AccumulatorBytes / PartialLanes.ElementSize<TLanes>();
            for (int first = 0; first < width; first += 4 * TLanes.Count)
            {
                Accumulate<TCombination, TKernel, TLanes, TA, TB>(a, b, start + first, end, accumulators);
                accumulators += 4 * TLanes.Count * PartialLanes.ElementSize<TLanes>();
            }

            accumulators -= AccumulatorBytes;
            result = TCombination.Combine(result, Fold<TCombination, TLanes>(accumulators));
        }

        return result;
    }

    /// <summary>Four registers of accumulators, over the terms that belong to them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint start, nint end, byte* accumulators)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        TLanes sum0 = TLanes.Create(TCombination.Identity);
        TLanes sum1 = sum0;
        TLanes sum2 = sum0;
        TLanes sum3 = sum0;
        nint stride = AccumulatorBytes / PartialLanes.ElementSize<TLanes>();
        nint i = start;
        for (; i + (4 * TLanes.Count) <= end; i += stride)
        {
            sum0 = TCombination.Combine(sum0, Term<TKernel, TLanes, TA, TB>(a, b, i));
            sum1 = TCombination.Combine(sum1, Term<TKernel, TLanes, TA, TB>(a, b, i + TLanes.Count));
            sum2 = TCombination.Combine(sum2, Term<TKernel, TLanes, TA, TB>(a, b, i + (2 * TLanes.Count)));
            sum3 = TCombination.Combine(sum3, Term<TKernel, TLanes, TA, TB>(a, b, i + (3 * TLanes.Count)));
        }

        if (i < end)
        {
            sum0 = TCombination.Combine(sum0, LastTerm<TCombination, TKernel, TLanes, TA, TB>(a, b, i, end));
            sum1 = TCombination.Combine(sum1, LastTerm<TCombination, TKernel, TLanes, TA, TB>(a, b, i + TLanes.Count, end));
            sum2 = TCombination.Combine(sum2, LastTerm<TCombination, TKernel, TLanes, TA, TB>(a, b, i + (2 * TLanes.Count), end));
            sum3 = TCombination.Combine(sum3, LastTerm<TCombination, TKernel, TLanes, TA, TB>(a, b, i + (3 * TLanes.Count), end));
        }

        int size = TLanes.Count * PartialLanes.ElementSize<TLanes>();
        TLanes.Store(sum0, accumulators);
        TLanes.Store(sum1, accumulators + size);
        TLanes.Store(sum2, accumulators + (2 * size));
        TLanes.Store(sum3, accumulators + (3 * size));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Term<TKernel, TLanes, TA, TB>(byte* a, byte* b, nint index)
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand =>
        TKernel.Apply(TA.Load<TLanes>(a, index), TB.Load<TLanes>(b, index));

    /// <summary>The terms from <paramref name="index"/> that lie before <paramref name="end"/>; the identity in the other lanes.</summary>
    private static TLanes LastTerm<TCombination, TKernel, TLanes, TA, TB>(byte* a, byte* b, nint index, nint end)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        int count = (int)Math.Clamp(end - index, 0, TLanes.Count);
        if (count == TLanes.Count)
        {
            return Term<TKernel, TLanes, TA, TB>(a, b, index);
        }

        byte* buffer = stackalloc byte[FoldedBytes];
        TLanes.Store(TLanes.Create(TCombination.Identity), buffer);
        if (count > 0)
        {
            TLanes term = TKernel.Apply(TA.LoadPartial<TLanes>(a, index, count), TB.LoadPartial<TLanes>(b, index, count));
            PartialLanes.Store(term, buffer, count);
        }

        return TLanes.Load(buffer);
    }

    private static double Fold<TCombination, TLanes>(byte* accumulators)
        where TCombination : struct, ICombination
        where TLanes : struct, ILanes<TLanes>
    {
        int size = PartialLanes.ElementSize<TLanes>();
        for (int half = AccumulatorBytes / 2; half >= FoldedBytes; half /= 2)
        {
            for (int i = 0; i < half; i += TLanes.Count * size)
            {
                TLanes.Store(TCombination.Combine(TLanes.Load(accumulators + i), TLanes.Load(accumulators + half + i)), accumulators + i);
            }
        }

        double even = TCombination.Identity;
        double odd = TCombination.Identity;
        for (int i = 0; i < FoldedBytes; i += 2 * size)
        {
            even = TCombination.Combine(even, TLanes.IsDouble ? *(double*)(accumulators + i) : *(float*)(accumulators + i));
            odd = TCombination.Combine(odd, TLanes.IsDouble ? *(double*)(accumulators + i + size) : *(float*)(accumulators + i + size));
        }

        return TCombination.Combine(even, odd);
    }
}
