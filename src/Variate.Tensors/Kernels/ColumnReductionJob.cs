using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A reduction that keeps the innermost axis: registers run along the columns; shared by output elements.</summary>
/// <param name="type">Of both operands.</param>
/// <param name="kept">The axes of the output outside the columns.</param>
/// <param name="columns">The innermost axis.</param>
/// <param name="reduced">The reduced axes.</param>
/// <param name="x">The operand.</param>
/// <param name="y">The output, contiguous over the kept axes.</param>
internal readonly unsafe struct ColumnReductionJob<TCombination>(
    ElementType type, AxisList kept, long columns, AxisList reduced, void* x, void* y) : IJob, ILaneWork
    where TCombination : struct, ICombination
{
    /// <summary>Rows whose terms are combined before they join the others, which keeps the error of a long sum small.</summary>
    private const int BlockLength = 64;
    private const int Unit = 64;

    private readonly byte* _x = (byte*)x;
    private readonly byte* _y = (byte*)y;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(kept.Count * columns, Unit, part, partCount);
        LaneWidth.Run(type, in this, start, end);
    }

    /// <inheritdoc/>
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        int size = TLanes.ElementSize;
        for (long position = start; position < end;)
        {
            long row = position / columns;
            long column = position - (row * columns);
            int count = (int)Math.Min(TLanes.Count, Math.Min(columns - column, end - position));
            TLanes result = Reduce<TLanes>(_x + ((kept.Offset(row, 0) + column) * size), count);
            if (count == TLanes.Count)
            {
                TLanes.Store(result, _y + (position * size));
            }
            else
            {
                TLanes.StoreFirst(result, _y + (position * size), count);
            }

            position += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TLanes Reduce<TLanes>(byte* top, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int size = TLanes.ElementSize;
        long rows = reduced.Count;
        TLanes result = TLanes.Create(TCombination.Identity);
        for (long start = 0; start < rows; start += BlockLength)
        {
            long end = Math.Min(start + BlockLength, rows);
            TLanes block = TLanes.Create(TCombination.Identity);
            for (long row = start; row < end; row++)
            {
                byte* source = top + (reduced.Offset(row, 0) * size);
                TLanes term = count == TLanes.Count ? TLanes.Load(source) : TLanes.LoadFirst(source, count);
                block = TCombination.Combine(block, term);
            }

            result = TCombination.Combine(result, block);
        }

        return result;
    }
}
