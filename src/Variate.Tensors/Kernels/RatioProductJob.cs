using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>Π (σ(−hᵢ) + σ(hᵢ)·eʷᵢ) for every row h and every change w of it, as a mantissa and an exponent of two.</summary>
/// <remarks>
/// <para>Its logarithm is Σ softplus(hᵢ + wᵢ) − softplus(hᵢ): a multiplication and an addition for each element, where the sum would take an
/// exponential and a logarithm. All terms are positive: nothing cancels, whatever h.</para>
/// <para>Every factor lies between eʷ and 1, so that <see cref="Period"/> of them cannot leave the range of the element type; then the exponent
/// is taken out of the product.</para>
/// <para>The elements of a row go to the lanes of one cache line in turn, whatever the width of the registers, and the lanes are combined
/// in one order: the bits depend on neither width nor threads.</para>
/// </remarks>
internal readonly unsafe struct RatioProductJob : IJob, ILaneWork
{
    /// <summary>Bytes to which the rows of the tables are filled up.</summary>
    internal const int CacheLine = 64;

    private const int BlockSize = 4;

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

    /// <summary>eʷ for changes by a positive amount: a table row for each change.</summary>
    internal required byte* Rising { get; init; }

    /// <summary>eʷ for changes by a negative amount.</summary>
    internal required byte* Falling { get; init; }

    /// <summary>The amount of every change, of which the sign is read: [rows, changes].</summary>
    internal required byte* Amounts { get; init; }

    /// <summary>The output: the product without its exponent, [rows, changes].</summary>
    internal required byte* Mantissas { get; init; }

    /// <summary>The output: the exponent, [rows, changes].</summary>
    internal required byte* Exponents { get; init; }

    /// <inheritdoc/>
    /// <remarks>All rows of four changes, then the next four: so the tables of the changes stay in the nearest cache.</remarks>
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
        for (long tile = start; tile < end; tile++)
        {
            long first = tile / Rows * BlockSize;
            long row = tile % Rows;
            byte* amounts = Amounts + (row * Changes * TLanes.ElementSize);
            for (int k = 0; k < BlockSize; k++)
            {
                // Beyond the last change, the last once more: its result is not written.
                long change = Math.Min(first + k, Changes - 1);
                bool isFalling = LaneElement.Read<TLanes>(amounts + (change * TLanes.ElementSize)) < 0;
                factors[k] = (isFalling ? Falling : Rising) + (change * Stride);
            }

            for (int offset = 0; offset < CacheLine; offset += TLanes.Count * TLanes.ElementSize)
            {
                Multiply<TLanes>(Lower + (row * Stride), Upper + (row * Stride), factors, offset, products + offset, exponents + offset);
            }

            long output = ((row * Changes) + first) * TLanes.ElementSize;
            for (int k = 0; k < Math.Min(BlockSize, Changes - first); k++)
            {
                CacheLineFold.Multiply<TLanes>(products + (k * CacheLine), Mantissas + output + (k * TLanes.ElementSize));
                CacheLineFold.Add<TLanes>(exponents + (k * CacheLine), Exponents + output + (k * TLanes.ElementSize));
            }
        }
    }

    /// <summary>The products of four changes, over the elements of some lanes of the cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SuppressMessage("Design", "MA0051", Justification = "Four products in registers, named one by one.")]
    private void Multiply<TLanes>(byte* lower, byte* upper, byte** factors, nint offset, byte* products, byte* exponents)
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
                product0 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor0 + i), a);
                product1 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor1 + i), a);
                product2 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor2 + i), a);
                product3 *= TLanes.FusedMultiplyAdd(b, TLanes.Load(factor3 + i), a);
            }

            product0 = TakeExponent(product0, exponents);
            product1 = TakeExponent(product1, exponents + CacheLine);
            product2 = TakeExponent(product2, exponents + (2 * CacheLine));
            product3 = TakeExponent(product3, exponents + (3 * CacheLine));
        }

        TLanes.Store(product0, products);
        TLanes.Store(product1, products + CacheLine);
        TLanes.Store(product2, products + (2 * CacheLine));
        TLanes.Store(product3, products + (3 * CacheLine));
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
