using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A reduction over the innermost axis, and over others perhaps, shared by output elements.</summary>
/// <param name="type">Of all operands.</param>
/// <param name="kept">The axes of the output.</param>
/// <param name="outer">The reduced axes outside the rows.</param>
/// <param name="length">Elements in a row.</param>
/// <param name="a">The first operand of the terms; streamed or repeated along the row.</param>
/// <param name="b">The second operand; the same, or absent.</param>
/// <param name="y">The output, contiguous over the kept axes.</param>
internal readonly unsafe struct RowReductionJob<TCombination, TKernel>(
    ElementType type, AxisList kept, AxisList outer, long length, RowOperand a, RowOperand b, void* y) : IJob, ILaneWork
    where TCombination : struct, ICombination
    where TKernel : struct, IBinaryKernel
{
    private readonly byte* _y = (byte*)y;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(kept.Count, 1, part, partCount);
        LaneWidth.Run(type, in this, start, end);
    }

    /// <inheritdoc/>
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        if (a.Kind == OperandKind.Repeated)
        {
            ChooseSecond<TLanes, Repeated>(start, end);
        }
        else
        {
            ChooseSecond<TLanes, Streamed>(start, end);
        }
    }

    private void ChooseSecond<TLanes, TA>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
    {
        switch (b.Kind)
        {
            case OperandKind.Absent:
                RunRows<TLanes, TA, Absent>(start, end);
                break;
            case OperandKind.Repeated:
                RunRows<TLanes, TA, Repeated>(start, end);
                break;
            default:
                RunRows<TLanes, TA, Streamed>(start, end);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows<TLanes, TA, TB>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        int size = TLanes.ElementSize;
        long outerCount = outer.Count;
        for (long element = start; element < end; element++)
        {
            byte* left = a.Start + (kept.Offset(element, 0) * size);
            byte* right = b.Start + (kept.Offset(element, 1) * size);
            double result = TCombination.Identity;
            for (long row = 0; row < outerCount; row++)
            {
                byte* leftRow = left + (outer.Offset(row, 0) * size);
                byte* rightRow = right + (outer.Offset(row, 1) * size);
                result = TCombination.Combine(
                    result, RowReduction.Run<TCombination, TKernel, TLanes, TA, TB>(leftRow, rightRow, (nint)length));
            }

            LaneElement.Write<TLanes>(result, _y + (element * size));
        }
    }
}
