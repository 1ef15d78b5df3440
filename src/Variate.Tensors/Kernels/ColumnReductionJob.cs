using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A reduction that keeps the innermost axis: registers run along the columns; shared by output elements.</summary>
/// <remarks>
/// The order is that of the reduced positions, whatever the width of the registers: <see cref="BlockLength"/> terms are combined before
/// they join the others, which keeps the error of a long sum small.
/// </remarks>
internal readonly unsafe struct ColumnReductionJob<TCombination> : IJob, ILaneWork
    where TCombination : struct, ICombination
{
    private const int BlockLength = 64;

    /// <summary>Elements: parts begin at whole tiles of the widest registers.</summary>
    private const int Unit = 64;

    private readonly ElementType _type;
    private readonly AxisList _kept;
    private readonly AxisList _outer;
    private readonly long _columns;
    private readonly long _rows;
    private readonly long _rowsInRun;
    private readonly long _rowStep;
    private readonly byte* _x;
    private readonly byte* _y;

    /// <summary>Takes the reduced axes apart into runs of rows that lie evenly apart.</summary>
    /// <param name="type">Of both operands.</param>
    /// <param name="kept">The axes of the output outside the columns.</param>
    /// <param name="columns">The innermost axis.</param>
    /// <param name="reduced">The reduced axes.</param>
    /// <param name="x">The operand.</param>
    /// <param name="y">The output, contiguous over the kept axes.</param>
    public ColumnReductionJob(ElementType type, in AxisList kept, long columns, in AxisList reduced, void* x, void* y)
    {
        Span<long> steps = stackalloc long[AxisList.OperandCount];
        _type = type;
        _kept = kept;
        _columns = columns;
        _rows = reduced.Count;
        _outer = reduced;
        _rowsInRun = _outer.RemoveInnermost(steps);
        _rowStep = steps[0];
        _x = (byte*)x;
        _y = (byte*)y;
    }

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(_kept.Count * _columns, Unit, part, partCount);
        LaneWidth.Run(_type, in this, start, end);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        int tile = 4 * TLanes.Count;
        for (long position = start; position < end;)
        {
            long row = position / _columns;
            long column = position - (row * _columns);
            long rowEnd = Math.Min(position + _columns - column, end);
            byte* x = _x + ((_kept.Offset(row, 0) + column) * TLanes.ElementSize);
            for (; position + tile <= rowEnd; position += tile, x += tile * TLanes.ElementSize)
            {
                ReduceTile<TLanes>(x, _y + (position * TLanes.ElementSize));
            }

            for (; position < rowEnd; position += TLanes.Count, x += TLanes.Count * TLanes.ElementSize)
            {
                int count = (int)Math.Min(TLanes.Count, rowEnd - position);
                ReduceRegister<TLanes>(x, _y + (position * TLanes.ElementSize), count);
            }

            position = rowEnd;
        }
    }

    /// <summary>Four registers side by side, because one would wait for each combination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceTile<TLanes>(byte* x, byte* y)
        where TLanes : struct, ILanes<TLanes>
    {
        nint width = TLanes.Count * TLanes.ElementSize;
        nint step = (nint)_rowStep * TLanes.ElementSize;
        TLanes identity = TLanes.Create(TCombination.Identity);
        (TLanes result0, TLanes result1, TLanes result2, TLanes result3) = (identity, identity, identity, identity);
        for (long blockStart = 0; blockStart < _rows; blockStart += BlockLength)
        {
            long blockEnd = Math.Min(blockStart + BlockLength, _rows);
            (TLanes block0, TLanes block1, TLanes block2, TLanes block3) = (identity, identity, identity, identity);
            for (long row = blockStart; row < blockEnd;)
            {
                byte* source = x + RunOffset<TLanes>(row, blockEnd, out long runEnd);
                for (; row < runEnd; row++, source += step)
                {
                    block0 = TCombination.Combine(block0, TLanes.Load(source));
                    block1 = TCombination.Combine(block1, TLanes.Load(source + width));
                    block2 = TCombination.Combine(block2, TLanes.Load(source + (2 * width)));
                    block3 = TCombination.Combine(block3, TLanes.Load(source + (3 * width)));
                }
            }

            result0 = TCombination.Combine(result0, block0);
            result1 = TCombination.Combine(result1, block1);
            result2 = TCombination.Combine(result2, block2);
            result3 = TCombination.Combine(result3, block3);
        }

        TLanes.Store(result0, y);
        TLanes.Store(result1, y + width);
        TLanes.Store(result2, y + (2 * width));
        TLanes.Store(result3, y + (3 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReduceRegister<TLanes>(byte* x, byte* y, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        nint step = (nint)_rowStep * TLanes.ElementSize;
        TLanes result = TLanes.Create(TCombination.Identity);
        for (long blockStart = 0; blockStart < _rows; blockStart += BlockLength)
        {
            long blockEnd = Math.Min(blockStart + BlockLength, _rows);
            TLanes block = TLanes.Create(TCombination.Identity);
            for (long row = blockStart; row < blockEnd;)
            {
                byte* source = x + RunOffset<TLanes>(row, blockEnd, out long runEnd);
                for (; row < runEnd; row++, source += step)
                {
                    block = TCombination.Combine(block, TLanes.LoadFirst(source, count));
                }
            }

            result = TCombination.Combine(result, block);
        }

        TLanes.StoreFirst(result, y, count);
    }

    /// <summary>Where <paramref name="row"/> lies, in bytes, and until which row its run goes on at even steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint RunOffset<TLanes>(long row, long blockEnd, out long runEnd)
        where TLanes : struct, ILanes<TLanes>
    {
        long run = row / _rowsInRun;
        runEnd = Math.Min(blockEnd, (run + 1) * _rowsInRun);
        long offset = _outer.Offset(run, 0) + ((row - (run * _rowsInRun)) * _rowStep);
        return (nint)offset * TLanes.ElementSize;
    }
}
