using System.Runtime.CompilerServices;

namespace Variate.Tensors.Kernels;

/// <summary>Copies the planes spanned by the two innermost axes of the output, in square tiles; shared by bands of tiles.</summary>
internal unsafe struct PermutationJob<TBits> : IJob
    where TBits : unmanaged
{
    /// <summary>A tile's rows on either side stay in the first-level cache, however far apart they lie.</summary>
    private const int TileSide = 16;

    private readonly AxisList _planes;
    private readonly long _rows;
    private readonly long _rowStep;
    private readonly long _columns;
    private readonly long _columnStep;
    private readonly TBits* _x;
    private readonly TBits* _y;

    /// <summary>Takes the axes of the output, with the operand's steps, apart into planes.</summary>
    public PermutationJob(AxisList axes, TBits* x, TBits* y)
    {
        Span<long> steps = stackalloc long[AxisList.OperandCount];
        _columns = axes.RemoveInnermost(steps);
        _columnStep = steps[0];
        _rows = axes.RemoveInnermost(steps);
        _rowStep = steps[0];
        _planes = axes;
        _x = x;
        _y = y;
    }

    /// <inheritdoc/>
    public readonly void Execute(int part, int partCount)
    {
        long bandsInPlane = (_rows + TileSide - 1) / TileSide;
        (long start, long end) = Partition.Range(_planes.Count * bandsInPlane, 1, part, partCount);
        for (long band = start; band < end; band++)
        {
            long plane = band / bandsInPlane;
            long firstRow = (band - (plane * bandsInPlane)) * TileSide;
            long rows = Math.Min(TileSide, _rows - firstRow);
            TBits* source = _x + _planes.Offset(plane, 0) + (firstRow * _rowStep);
            CopyBand(source, _y + (((plane * _rows) + firstRow) * _columns), rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyBand(TBits* source, TBits* destination, long rows)
    {
        if (_columnStep == 1)
        {
            for (long row = 0; row < rows; row++)
            {
                long bytes = _columns * sizeof(TBits);
                Buffer.MemoryCopy(source + (row * _rowStep), destination + (row * _columns), bytes, bytes);
            }

            return;
        }

        for (long column = 0; column < _columns; column += TileSide)
        {
            long end = Math.Min(column + TileSide, _columns);
            for (long row = 0; row < rows; row++)
            {
                TBits* from = source + (row * _rowStep);
                TBits* to = destination + (row * _columns);
                for (long i = column; i < end; i++)
                {
                    to[i] = from[i * _columnStep];
                }
            }
        }
    }
}
