using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Π (σ(−hᵢ) + σ(hᵢ)·eʷᵢ) for every row h and every change by w, or Π (σ(hᵢ) + σ(−hᵢ)·eʷᵢ) for a change by −w; as a mantissa and an exponent of two.</summary>
/// <remarks>
/// <para>Its logarithm is Σ softplus(hᵢ + wᵢ) − softplus(hᵢ), or Σ wᵢ + softplus(hᵢ − wᵢ) − softplus(hᵢ): a multiplication and an addition for each
/// element, where the sum would take an exponential and a logarithm. All terms are positive: no factor cancels, whatever h. One table of eʷ
/// serves changes of both signs, and so stays in the nearest cache.</para>
/// <para>Every factor lies between eʷ and 1, so that <see cref="Period"/> of them cannot leave the range of the element type; then the exponent
/// is taken out of the product.</para>
/// <para>The elements of a row go to the lanes of one cache line in turn, whatever the width of the registers, and the lanes are combined
/// in one order: the bits depend on neither width nor threads.</para>
/// </remarks>
internal readonly unsafe struct RatioProductJob : IJob, ILaneWork
{
    /// <summary>Bytes to which the rows of the tables are filled up.</summary>
    internal const int CacheLine = 64;

    /// <summary>Changes at once: their tables and the row fit the nearest cache, and their products the registers.</summary>
    private const int BlockSize = 8;

    /// <summary>Of all operands.</summary>
    internal required ElementType Type { get; init; }

    /// <summary>Rows h.</summary>
    internal required long Rows { get; init; }

    /// <summary>Changes of each row.</summary>
    internal required long Changes { get; init; }

    /// <summary>Bytes from a row of a table to the next.</summary>
    internal required long Stride { get; init; }

    /// <summary>Factors in a lane after which the exponent is taken out, at least 1.</summary>
    internal required int Period { get; init; }

    /// <summary>σ(−h): a table row for each row.</summary>
    internal required byte* Lower { get; init; }

    /// <summary>σ(h): a table row for each row.</summary>
    internal required byte* Upper { get; init; }

    /// <summary>eʷ: a table row for each change.</summary>
    internal required byte* Exponentials { get; init; }

    /// <summary>The amount of every change, of which the sign is read: [rows, changes].</summary>
    internal required byte* Amounts { get; init; }

    /// <summary>The output: the product without its exponent, [rows, changes].</summary>
    internal required byte* Mantissas { get; init; }

    /// <summary>The output: the exponent, [rows, changes].</summary>
    internal required byte* Exponents { get; init; }

    /// <inheritdoc/>
    /// <remarks>All rows of eight changes, then the next eight: so the tables of the changes stay in the nearest cache.</remarks>
    public void Execute(int part, int partCount)
    {
        long blocks = (Changes + BlockSize - 1) / BlockSize;
        (long start, long end) = Partition.Range(blocks * Rows, 1, part, partCount);
        LaneWidth.Run(Type, in this, start, end);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* products = stackalloc byte[BlockSize * CacheLine];
        byte* exponents = stackalloc byte[BlockSize * CacheLine];
        byte** factors = stackalloc byte*[BlockSize];
        byte* isFalling = stackalloc byte[BlockSize * CacheLine];
        for (long tile = start; tile < end; tile++)
        {
            long first = tile / Rows * BlockSize;
            long row = tile % Rows;
            byte* amounts = Amounts + (row * Changes * TLanes.ElementSize);
            for (int k = 0; k < BlockSize; k++)
            {
                // Beyond the last change, the last once more: its result is not written.
                long change = Math.Min(first + k, Changes - 1);
                TLanes amount = TLanes.Create(LaneElement.Read<TLanes>(amounts + (change * TLanes.ElementSize)));
                TLanes.Store(TLanes.LessThan(amount, TLanes.Create(0)), isFalling + (k * CacheLine));
                factors[k] = Exponentials + (change * Stride);
            }

            for (int offset = 0; offset < CacheLine; offset += TLanes.Count * TLanes.ElementSize)
            {
                Multiply<TLanes>(Lower + (row * Stride), Upper + (row * Stride), factors, isFalling, offset, products + offset, exponents + offset);
            }

            long output = ((row * Changes) + first) * TLanes.ElementSize;
            for (int k = 0; k < Math.Min(BlockSize, Changes - first); k++)
            {
                CacheLineFold.Multiply<TLanes>(products + (k * CacheLine), Mantissas + output + (k * TLanes.ElementSize));
                CacheLineFold.Add<TLanes>(exponents + (k * CacheLine), Exponents + output + (k * TLanes.ElementSize));
            }
        }
    }

    /// <summary>The products of eight changes, over the elements of some lanes of the cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SuppressMessage("Design", "MA0051", Justification = "Eight products in registers, named one by one.")]
    private void Multiply<TLanes>(
        byte* lower, byte* upper, byte** factors, byte* isFalling, nint offset, byte* products, byte* exponents)
        where TLanes : struct, ILanes<TLanes>
    {
        byte* factor0 = factors[0];
        byte* factor1 = factors[1];
        byte* factor2 = factors[2];
        byte* factor3 = factors[3];
        byte* factor4 = factors[4];
        byte* factor5 = factors[5];
        byte* factor6 = factors[6];
        byte* factor7 = factors[7];
        TLanes falls0 = TLanes.Load(isFalling);
        TLanes falls1 = TLanes.Load(isFalling + CacheLine);
        TLanes falls2 = TLanes.Load(isFalling + (2 * CacheLine));
        TLanes falls3 = TLanes.Load(isFalling + (3 * CacheLine));
        TLanes falls4 = TLanes.Load(isFalling + (4 * CacheLine));
        TLanes falls5 = TLanes.Load(isFalling + (5 * CacheLine));
        TLanes falls6 = TLanes.Load(isFalling + (6 * CacheLine));
        TLanes falls7 = TLanes.Load(isFalling + (7 * CacheLine));
        TLanes product0 = TLanes.Create(1);
        TLanes product1 = product0;
        TLanes product2 = product0;
        TLanes product3 = product0;
        TLanes product4 = product0;
        TLanes product5 = product0;
        TLanes product6 = product0;
        TLanes product7 = product0;
        for (int k = 0; k < BlockSize; k++)
        {
            TLanes.Store(TLanes.Create(0), exponents + (k * CacheLine));
        }

        nint i = offset;
        nint end = (nint)Stride;
        while (i < end)
        {
            nint next = Math.Min(end, i + ((nint)Period * CacheLine));
            for (; i < next; i += CacheLine)
            {
                TLanes a = TLanes.Load(lower + i);
                TLanes b = TLanes.Load(upper + i);
                product0 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls0, a, b), TLanes.Load(factor0 + i), TLanes.Select(falls0, b, a));
                product1 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls1, a, b), TLanes.Load(factor1 + i), TLanes.Select(falls1, b, a));
                product2 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls2, a, b), TLanes.Load(factor2 + i), TLanes.Select(falls2, b, a));
                product3 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls3, a, b), TLanes.Load(factor3 + i), TLanes.Select(falls3, b, a));
                product4 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls4, a, b), TLanes.Load(factor4 + i), TLanes.Select(falls4, b, a));
                product5 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls5, a, b), TLanes.Load(factor5 + i), TLanes.Select(falls5, b, a));
                product6 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls6, a, b), TLanes.Load(factor6 + i), TLanes.Select(falls6, b, a));
                product7 *= TLanes.FusedMultiplyAdd(TLanes.Select(falls7, a, b), TLanes.Load(factor7 + i), TLanes.Select(falls7, b, a));
            }

            product0 = TakeExponent(product0, exponents);
            product1 = TakeExponent(product1, exponents + CacheLine);
            product2 = TakeExponent(product2, exponents + (2 * CacheLine));
            product3 = TakeExponent(product3, exponents + (3 * CacheLine));
            product4 = TakeExponent(product4, exponents + (4 * CacheLine));
            product5 = TakeExponent(product5, exponents + (5 * CacheLine));
            product6 = TakeExponent(product6, exponents + (6 * CacheLine));
            product7 = TakeExponent(product7, exponents + (7 * CacheLine));
        }

        TLanes.Store(product0, products);
        TLanes.Store(product1, products + CacheLine);
        TLanes.Store(product2, products + (2 * CacheLine));
        TLanes.Store(product3, products + (3 * CacheLine));
        TLanes.Store(product4, products + (4 * CacheLine));
        TLanes.Store(product5, products + (5 * CacheLine));
        TLanes.Store(product6, products + (6 * CacheLine));
        TLanes.Store(product7, products + (7 * CacheLine));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TakeExponent<TLanes>(TLanes product, byte* exponents)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes mantissa = TLanes.Split(product, out TLanes exponent);
        TLanes.Store(TLanes.Load(exponents) + exponent, exponents);
        return mantissa;
    }
}
