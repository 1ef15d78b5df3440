using System.Buffers;

namespace Variate.Tensors.Kernels;

/// <summary>Reductions of many rows that are shorter than a register: events of a few components under thousands of draws.</summary>
internal static unsafe class ShortRows
{
    /// <summary>Shorter rows cost more in their beginnings and ends than in their elements.</summary>
    private const int ShortestRow = 16;

    /// <summary>Whether there are many rows, all of them short.</summary>
    internal static bool Pays(long rows, long length) => rows > 1 && IsShort(length);

    /// <summary>Whether a row is shorter than pays for a row's setup.</summary>
    internal static bool IsShort(long length) => length < ShortestRow;

    /// <summary>Combines the elements of each row, in order and in binary64.</summary>
    /// <param name="type">Of both operands.</param>
    /// <param name="rows">Where each row begins.</param>
    /// <param name="length">Elements in a row.</param>
    /// <param name="x">The elements.</param>
    /// <param name="y">One result a row.</param>
    internal static void Combine<TCombination>(ElementType type, in AxisList rows, long length, void* x, void* y)
        where TCombination : struct, ICombination
    {
        bool isDense = rows.Rank == 0 || (rows.Rank == 1 && rows.StepOf(0, 0) == length);
        for (long row = 0; row < rows.Count; row++)
        {
            long start = isDense ? row * length : rows.Offset(row, 0);
            double result = TCombination.Identity;
            for (long i = 0; i < length; i++)
            {
                double term = type == ElementType.Float32 ? ((float*)x)[start + i] : ((double*)x)[start + i];
                result = TCombination.Combine(result, term);
            }

            if (type == ElementType.Float32)
            {
                ((float*)y)[row] = (float)result;
            }
            else
            {
                ((double*)y)[row] = result;
            }
        }
    }

    /// <summary>Σ over the last axis of kernel(a, b): all terms first, in registers, then the sums.</summary>
    internal static void SumTerms<TKernel>(
        ElementType type,
        void* a,
        ReadOnlySpan<int> aShape,
        void* b,
        ReadOnlySpan<int> bShape,
        void* y,
        ReadOnlySpan<int> shape,
        Workers? workers)
        where TKernel : struct, IBinaryKernel
    {
        long rows = 1;
        foreach (int size in shape[..^1])
        {
            rows *= size;
        }

        int elementSize = type == ElementType.Float32 ? sizeof(float) : sizeof(double);
        byte[] scratch = ArrayPool<byte>.Shared.Rent(checked((int)(rows * shape[^1]) * elementSize));
        fixed (byte* terms = scratch)
        {
            Elementwise.Zip<TKernel>(type, a, aShape, b, bShape, terms, shape, workers);
            AxisList dense = default;
            dense.Append(rows, [shape[^1], 0, 0]);
            Combine<SumCombination>(type, dense, shape[^1], terms, y);
        }

        ArrayPool<byte>.Shared.Return(scratch);
    }
}
