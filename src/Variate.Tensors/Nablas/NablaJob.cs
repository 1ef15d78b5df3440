using System.Runtime.CompilerServices;
using Variate.Tensors.Kernels;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>The variable-nabla of broadcast operands, shared by ranges of output elements.</summary>
/// <remarks>Operands of binary32 are widened, and the result is rounded once.</remarks>
[SkipLocalsInit]
internal readonly unsafe struct NablaJob<TNabla> : IJob, ILaneWork
    where TNabla : struct, INabla
{
    private readonly ElementType _type;
    private readonly byte* _value;
    private readonly byte* _first;
    private readonly byte* _second;
    private readonly byte* _result;
    private readonly AxisList _rows;
    private readonly long _columns;
    private readonly long _count;
    private readonly bool _isValueRepeated;
    private readonly bool _isFirstRepeated;
    private readonly bool _isSecondRepeated;

    /// <summary>Takes the axes of the whole operation apart into rows.</summary>
    /// <param name="type">Of all operands.</param>
    /// <param name="axes">From <see cref="AxisList.Broadcast"/>.</param>
    /// <param name="value">The first operand. The others likewise.</param>
    /// <param name="first">The first parameter.</param>
    /// <param name="second">The second parameter.</param>
    /// <param name="result">The output.</param>
    public NablaJob(ElementType type, AxisList axes, void* value, void* first, void* second, void* result)
    {
        Span<long> steps = stackalloc long[AxisList.OperandCount];
        _type = type;
        _count = axes.Count;
        _columns = axes.RemoveInnermost(steps);
        _rows = axes;
        _value = (byte*)value;
        _first = (byte*)first;
        _second = (byte*)second;
        _result = (byte*)result;
        _isValueRepeated = steps[0] == 0;
        _isFirstRepeated = steps[1] == 0;
        _isSecondRepeated = steps[2] == 0;
    }

    /// <summary>Elements of the output.</summary>
    public long Count => _count;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(_count, NablaChunk.Capacity, part, partCount);
        LaneWidth.Run(ElementType.Float64, in this, start, end);
    }

    /// <inheritdoc/>
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        double* memory = stackalloc double[((NablaChunk.LargestOperandCount + 1) * NablaChunk.Capacity) + CacheLine.Slack];
        double* operands = CacheLine.Align(memory);
        double* results = NablaChunk.Column(operands, NablaChunk.LargestOperandCount);
        for (long position = start; position < end; position += NablaChunk.Capacity)
        {
            int count = (int)Math.Min(NablaChunk.Capacity, end - position);
            Read(_value, 0, _isValueRepeated, position, operands, count);
            Read(_first, 1, _isFirstRepeated, position, NablaChunk.Column(operands, 1), count);
            if (TNabla.OperandCount > 2)
            {
                Read(_second, 2, _isSecondRepeated, position, NablaChunk.Column(operands, 2), count);
            }

            NablaChunk.Evaluate<TNabla, TLanes>(operands, results, count);
            ElementColumns.Write(_type, results, _result, position, count);
        }
    }

    /// <summary>Reads one operand of the elements from <paramref name="position"/> on.</summary>
    private void Read(byte* source, int operand, bool isRepeated, long position, double* destination, int count)
    {
        long row = position / _columns;
        long column = position - (row * _columns);
        for (int done = 0; done < count; row++, column = 0)
        {
            int length = (int)Math.Min(_columns - column, count - done);
            long offset = _rows.Offset(row, operand);
            if (isRepeated)
            {
                ElementColumns.ReadRepeated(_type, source, offset, destination + done, length);
            }
            else
            {
                ElementColumns.Read(_type, source, offset + column, destination + done, length);
            }

            done += length;
        }
    }
}
