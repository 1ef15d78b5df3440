using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>The Bernoulli log-probability of every change of a row of logits: the product of the ratios instead of a logarithm for each element.</summary>
/// <remarks>
/// <para>softplus(h + w) − softplus(h) = ln(σ(−h) + σ(h)·eʷ), so the sum over the columns is the logarithm of a product: a multiplication
/// and an addition for each factor. All terms are positive: nothing cancels, whatever the logits.</para>
/// <para>Every factor lies between eʷ and 1, so that <see cref="Period"/> of them cannot leave the range of the element type; then the exponent
/// is taken out of the product.</para>
/// <para>The columns of a row go to the lanes of one cache line in turn, whatever the width of the registers, and the lanes are summed in
/// binary64: the bits depend on neither width nor threads.</para>
/// </remarks>
internal readonly unsafe struct LogRatioJob : IJob, ILaneWork
{
    /// <summary>Bytes to which the rows of the tables are filled up.</summary>
    internal const int CacheLine = 64;

    private const int BlockSize = 4;

    /// <summary>Of all tables and of the output.</summary>
    internal required ElementType Type { get; init; }

    /// <summary>Rows of logits.</summary>
    internal required long Rows { get; init; }

    /// <summary>Changes of each row.</summary>
    internal required long Changes { get; init; }

    /// <summary>Bytes from a row of a table to the next.</summary>
    internal required long Stride { get; init; }

    /// <summary>Factors in a lane between two of which the exponent is taken out, at least 1.</summary>
    internal required int Period { get; init; }

    /// <summary>σ(−h): a table row for each row.</summary>
    internal required byte* Lower { get; init; }

    /// <summary>σ(h): a table row for each row.</summary>
    internal required byte* Upper { get; init; }

    /// <summary>eʷ for changes by a positive amount: a table row for each change.</summary>
    internal required byte* Rising { get; init; }

    /// <summary>eʷ for changes by a negative amount.</summary>
    internal required byte* Falling { get; init; }

    /// <summary>The amount of every change: [rows, changes].</summary>
    internal required byte* Amounts { get; init; }

    /// <summary>The slope of the linear part in the amount: [rows, changes].</summary>
    internal required byte* Slopes { get; init; }

    /// <summary>The log-probability without a change: [rows].</summary>
    internal required byte* Base { get; init; }

    /// <summary>The output: [changes, rows].</summary>
    internal required byte* Output { get; init; }

    private long Blocks => (Changes + BlockSize - 1) / BlockSize;

    /// <inheritdoc/>
    /// <remarks>All rows of four changes, then the next four: so the tables of the changes stay in the nearest cache.</remarks>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(Blocks * Rows, 1, part, partCount);
        LaneWidth.Run(Type, in this, start, end);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* logarithms = stackalloc byte[BlockSize * CacheLine];
        byte** factors = stackalloc byte*[BlockSize];
        for (long tile = start; tile < end; tile++)
        {
            long first = tile / Rows * BlockSize;
            long row = tile % Rows;
            for (int k = 0; k < BlockSize; k++)
            {
                // Beyond the last change, the last once more: its result is not written.
                long change = Math.Min(first + k, Changes - 1);
                factors[k] = (Read<TLanes>(Amounts, (row * Changes) + change) < 0 ? Falling : Rising) + (change * Stride);
            }

            for (int offset = 0; offset < CacheLine; offset += TLanes.Count * TLanes.ElementSize)
            {
                Multiply<TLanes>(Lower + (row * Stride), Upper + (row * Stride), factors, offset, logarithms + offset);
            }

            for (long change = first; change < Math.Min(first + BlockSize, Changes); change++)
            {
                Write<TLanes>(row, change, logarithms + ((change - first) * CacheLine));
            }
        }
    }

    /// <summary>The logarithms of the products of four changes, over the columns of some lanes of the cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SuppressMessage("Design", "MA0051", Justification = "Four products in registers, named one by one.")]
    private void Multiply<TLanes>(byte* lower, byte* upper, byte** factors, long offset, byte* logarithms)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* factor0 = factors[0];
        byte* factor1 = factors[1];
        byte* factor2 = factors[2];
        byte* factor3 = factors[3];
        TLanes product0 = TLanes.Create(1);
        TLanes product1 = product0;
        TLanes product2 = product0;
        TLanes product3 = product0;
        TLanes exponent0 = TLanes.Create(0);
        TLanes exponent1 = exponent0;
        TLanes exponent2 = exponent0;
        TLanes exponent3 = exponent0;
        nint i = (nint)offset;
        nint end = (nint)Stride;
        while (i < end)
        {
            nint next = Math.Min(end, i + ((nint)Period * CacheLine));
            for (; i < next; i += CacheLine)
            {
                TLanes a = TLanes.Load(lower + i);
                TLanes b = TLanes.Load(upper + i);
                product0 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor0 + i), a);
                product1 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor1 + i), a);
                product2 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor2 + i), a);
                product3 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor3 + i), a);
            }

            if (i < end)
            {
                product0 = Split(product0, ref exponent0);
                product1 = Split(product1, ref exponent1);
                product2 = Split(product2, ref exponent2);
                product3 = Split(product3, ref exponent3);
            }
        }

        TLanes.Store(Logarithm(product0, exponent0), logarithms);
        TLanes.Store(Logarithm(product1, exponent1), logarithms + CacheLine);
        TLanes.Store(Logarithm(product2, exponent2), logarithms + (2 * CacheLine));
        TLanes.Store(Logarithm(product3, exponent3), logarithms + (3 * CacheLine));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Split<TLanes>(TLanes product, ref TLanes exponent)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes mantissa = TLanes.Split(product, out TLanes taken);
        exponent += taken;
        return mantissa;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Logarithm<TLanes>(TLanes product, TLanes exponent)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.FusedMultiplyAdd(exponent, TLanes.Create(0.69314718055994531), LogarithmLanes.Log(product));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Read<TLanes>(byte* elements, long index)
        where TLanes : struct, ILanes<TLanes>
        => LaneElement.Read<TLanes>(elements + (index * TLanes.ElementSize));

    private void Write<TLanes>(long row, long change, byte* logarithms)
        where TLanes : struct, ILanes<TLanes>
    {
        double amount = Read<TLanes>(Amounts, (row * Changes) + change);
        double result = Read<TLanes>(Base, row);
        if (amount != 0)
        {
            result += (amount * Read<TLanes>(Slopes, (row * Changes) + change)) - Sum<TLanes>(logarithms);
        }

        LaneElement.Write<TLanes>(result, Output + (((change * Rows) + row) * TLanes.ElementSize));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum<TLanes>(byte* lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        // Four chains: one would wait for each addition.
        (double first, double second, double third, double fourth) = (0, 0, 0, 0);
        for (int lane = 0; lane < CacheLine / TLanes.ElementSize; lane += 4)
        {
            first += Read<TLanes>(lanes, lane);
            second += Read<TLanes>(lanes, lane + 1);
            third += Read<TLanes>(lanes, lane + 2);
            fourth += Read<TLanes>(lanes, lane + 3);
        }

        return (first + second) + (third + fourth);
    }
}
