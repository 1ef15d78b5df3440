using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>An elementwise operation on broadcast operands, shared by ranges of output elements.</summary>
[SkipLocalsInit]
internal unsafe struct ElementwiseJob<TKernel> : IJob, ILaneWork
    where TKernel : struct, ITernaryKernel
{
    /// <summary>Elements: parts begin at whole cache lines of the output.</summary>
    private const int Unit = 256;

    private readonly ElementType _type;
    private readonly byte* _a;
    private readonly byte* _b;
    private readonly byte* _c;
    private readonly byte* _y;
    private readonly AxisList _rows;
    private readonly long _columns;
    private readonly long _count;
    private readonly OperandKind _kindA;
    private readonly OperandKind _kindB;
    private readonly OperandKind _kindC;

    /// <summary>Takes the axes of the whole operation apart into rows.</summary>
    /// <param name="type">Of all operands.</param>
    /// <param name="axes">From <see cref="AxisList.Broadcast"/>.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; null if the kernel has none.</param>
    /// <param name="c">The third operand; null if the kernel has none.</param>
    /// <param name="y">The output.</param>
    public ElementwiseJob(ElementType type, AxisList axes, void* a, void* b, void* c, void* y)
    {
        Span<long> steps = stackalloc long[AxisList.OperandCount];
        _type = type;
        _count = axes.Count;
        _columns = axes.RemoveInnermost(steps);
        _rows = axes;
        _a = (byte*)a;
        _b = (byte*)b;
        _c = (byte*)c;
        _y = (byte*)y;
        _kindA = steps[0] == 0 ? OperandKind.Repeated : OperandKind.Streamed;
        _kindB = b is null ? OperandKind.Absent : steps[1] == 0 ? OperandKind.Repeated : OperandKind.Streamed;
        _kindC = c is null ? OperandKind.Absent : steps[2] == 0 ? OperandKind.Repeated : OperandKind.Streamed;
    }

    /// <summary>Elements of the output.</summary>
    public readonly long Count => _count;

    /// <inheritdoc/>
    public readonly void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(_count, Unit, part, partCount);
        LaneWidth.Run(_type, in this, start, end);
    }

    /// <inheritdoc/>
    public readonly void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        if (_kindA == OperandKind.Repeated)
        {
            ChooseSecond<TLanes, Repeated>(start, end);
        }
        else
        {
            ChooseSecond<TLanes, Streamed>(start, end);
        }
    }

    private readonly void ChooseSecond<TLanes, TA>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
    {
        switch (_kindB)
        {
            case OperandKind.Absent:
                RunRows<TLanes, TA, Absent, Absent>(start, end);
                break;
            case OperandKind.Repeated:
                ChooseThird<TLanes, TA, Repeated>(start, end);
                break;
            default:
                ChooseThird<TLanes, TA, Streamed>(start, end);
                break;
        }
    }

    private readonly void ChooseThird<TLanes, TA, TB>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        switch (_kindC)
        {
            case OperandKind.Absent:
                RunRows<TLanes, TA, TB, Absent>(start, end);
                break;
            case OperandKind.Repeated:
                RunRows<TLanes, TA, TB, Repeated>(start, end);
                break;
            default:
                RunRows<TLanes, TA, TB, Streamed>(start, end);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void RunRows<TLanes, TA, TB, TC>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
        where TC : struct, IOperand
    {
        int size = TLanes.ElementSize;
        if (start >= end)
        {
            return;
        }

        long row = start / _columns;
        long column = start - (row * _columns);
        for (long position = start; position < end; row++, column = 0)
        {
            long length = Math.Min(_columns - column, end - position);
            byte* a = _a + ((_rows.Offset(row, 0) + (_kindA == OperandKind.Streamed ? column : 0)) * size);
            byte* b = _b + ((_rows.Offset(row, 1) + (_kindB == OperandKind.Streamed ? column : 0)) * size);
            byte* c = _c + ((_rows.Offset(row, 2) + (_kindC == OperandKind.Streamed ? column : 0)) * size);
            ElementwiseRow.Run<TKernel, TLanes, TA, TB, TC>(a, b, c, _y + (position * size), (nint)length);
            position += length;
        }
    }
}
