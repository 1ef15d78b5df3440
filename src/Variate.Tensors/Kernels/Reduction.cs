using System.Runtime.CompilerServices;

namespace Variate.Tensors.Kernels;

/// <summary>Reductions of contiguous, row-major operands.</summary>
/// <remarks>The order of combination is fixed by the shapes: not by the number of threads, nor by the width of the registers.</remarks>
[SkipLocalsInit]
internal static unsafe class Reduction
{
    /// <summary>The sum over the axes that are 1 or missing in <paramref name="yShape"/>: the inverse of broadcasting.</summary>
    public static void Sum(ElementType type, void* x, ReadOnlySpan<int> xShape, void* y, ReadOnlySpan<int> yShape, Workers? workers) =>
        Reduce<SumCombination>(type, x, xShape, y, yShape, workers);

    /// <summary>The maximum over the axes that are 1 or missing in <paramref name="yShape"/>; −∞ over no elements, NaN if any is.</summary>
    public static void Max(ElementType type, void* x, ReadOnlySpan<int> xShape, void* y, ReadOnlySpan<int> yShape, Workers? workers) =>
        Reduce<MaximumCombination>(type, x, xShape, y, yShape, workers);

    /// <summary>Σ x², as <see cref="Dot"/>.</summary>
    public static double SumOfSquares(ElementType type, void* x, nint count, Workers? workers) => Dot(type, x, x, count, workers);

    /// <summary>Σ a·b, summed like any row but in binary64 throughout: the products of binary32 elements are exact.</summary>
    public static double Dot(ElementType type, void* a, void* b, nint count, Workers? workers) => type == ElementType.Float32
        ? LongRow.Run<SumCombination, MultiplyKernel, Widened, Widened>(ElementType.Float64, a, b, count, workers)
        : LongRow.Run<SumCombination, MultiplyKernel, Streamed, Streamed>(type, a, b, count, workers);

    /// <summary>ln Σ eˣ over the last axis; −∞ where every x is.</summary>
    public static void LogSumExpRows(ElementType type, void* x, long rows, long columns, void* y, Workers? workers)
    {
        var job = new LogSumExpJob(type, x, rows, columns, y);
        Partition.Run(ref job, rows * columns * ExpDifferenceKernel.Weight, workers);
    }

    /// <summary>eˣ/Σ eˣ over the last axis. The output may be the operand.</summary>
    public static void SoftmaxRows(ElementType type, void* x, long rows, long columns, void* y, Workers? workers)
    {
        var job = new SoftmaxJob(type, x, rows, columns, y);
        Partition.Run(ref job, rows * columns * ExpDifferenceKernel.Weight, workers);
    }

    /// <summary>Σ over the last axis of x·l − softplus(l), the operands broadcast against each other, without a temporary.</summary>
    /// <param name="type">Of all operands.</param>
    /// <param name="x">Outcomes.</param>
    /// <param name="xShape">Right-aligned with <paramref name="shape"/>.</param>
    /// <param name="l">Logits.</param>
    /// <param name="lShape">Right-aligned with <paramref name="shape"/>.</param>
    /// <param name="y">The output: <paramref name="shape"/> without its last axis.</param>
    /// <param name="shape">The broadcast shape of both operands, the last axis included; of rank 1 or more.</param>
    /// <param name="workers">The pool; null for this thread alone.</param>
    public static void BernoulliLogProbabilityRows(
        ElementType type, void* x, ReadOnlySpan<int> xShape, void* l, ReadOnlySpan<int> lShape, void* y, ReadOnlySpan<int> shape, Workers? workers)
    {
        int columns = shape[^1];
        long xStep = RowLength(xShape);
        long lStep = RowLength(lShape);

        // The leading axes step by whole rows of each operand.
        AxisList kept = AxisList.Broadcast(shape[..^1], WithoutLast(xShape), WithoutLast(lShape), []).Scaled([xStep, lStep, 0]);
        if (ShortRows.Pays(kept.Count, columns))
        {
            ShortRows.SumTerms<BernoulliLogProbabilityKernel>(type, x, xShape, l, lShape, y, shape, workers);
            return;
        }

        var left = new RowOperand(x, KindOf(xStep));
        var right = new RowOperand(l, KindOf(lStep));
        var job = new RowReductionJob<SumCombination, BernoulliLogProbabilityKernel>(type, kept, default, columns, left, right, y);
        Partition.Run(ref job, kept.Count * columns * BernoulliLogProbabilityKernel.Weight, workers);
    }

    private static long RowLength(ReadOnlySpan<int> shape) => shape.Length == 0 ? 1 : shape[^1];

    private static OperandKind KindOf(long rowLength) => rowLength == 1 ? OperandKind.Repeated : OperandKind.Streamed;

    private static ReadOnlySpan<int> WithoutLast(ReadOnlySpan<int> shape) => shape.Length == 0 ? shape : shape[..^1];

    private static void Reduce<TCombination>(
        ElementType type, void* x, ReadOnlySpan<int> xShape, void* y, ReadOnlySpan<int> yShape, Workers? workers)
        where TCombination : struct, ICombination
    {
        Split(xShape, yShape, out AxisList kept, out AxisList reduced, out bool isLastKept);
        long work = kept.Count * reduced.Count;
        if (kept.Rank == 0 && reduced.Rank == 1)
        {
            double total = LongRow.Run<TCombination, FirstKernel, Streamed, Absent>(type, x, null, work, workers);
            WriteElement(type, total, y);
            return;
        }

        Span<long> steps = stackalloc long[AxisList.OperandCount];
        if (isLastKept)
        {
            long columns = kept.RemoveInnermost(steps);
            var job = new ColumnReductionJob<TCombination>(type, kept, columns, reduced, x, y);
            Partition.Run(ref job, work, workers);
        }
        else
        {
            long length = reduced.RemoveInnermost(steps);
            if (reduced.Rank == 0 && ShortRows.Pays(kept.Count, length))
            {
                ShortRows.Combine<TCombination>(type, kept, length, x, y);
                return;
            }

            var operand = new RowOperand(x, OperandKind.Streamed);
            var absent = new RowOperand(null, OperandKind.Absent);
            var job = new RowReductionJob<TCombination, FirstKernel>(type, kept, reduced, length, operand, absent, y);
            Partition.Run(ref job, work, workers);
        }
    }

    private static void WriteElement(ElementType type, double value, void* y)
    {
        if (type == ElementType.Float32)
        {
            *(float*)y = (float)value;
        }
        else
        {
            *(double*)y = value;
        }
    }

    private static void Split(
        ReadOnlySpan<int> xShape, ReadOnlySpan<int> yShape, out AxisList kept, out AxisList reduced, out bool isLastKept)
    {
        kept = default;
        reduced = default;
        isLastKept = false;
        long step = 1;
        foreach (int size in xShape)
        {
            step *= size;
        }

        int missing = xShape.Length - yShape.Length;
        for (int axis = 0; axis < xShape.Length; axis++)
        {
            int size = xShape[axis];
            step = size == 0 ? 0 : step / size;
            if (size == 1)
            {
                continue;
            }

            isLastKept = axis >= missing && yShape[axis - missing] == size;
            (isLastKept ? ref kept : ref reduced).Append(size, [step, 0, 0]);
        }
    }
}
