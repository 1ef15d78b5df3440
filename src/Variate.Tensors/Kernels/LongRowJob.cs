using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>The blocks of one long row, shared: each part leaves the results of its blocks for the caller to combine in order.</summary>
/// <param name="lanes">The type of the accumulators.</param>
/// <param name="a">The first operand of the row.</param>
/// <param name="b">The second operand of the row.</param>
/// <param name="length">Terms in the row.</param>
/// <param name="firstBlock">The first block of this job.</param>
/// <param name="blocks">How many blocks.</param>
/// <param name="results">One for each block.</param>
internal readonly unsafe struct LongRowJob<TCombination, TKernel, TA, TB>(
    ElementType lanes, void* a, void* b, long length, long firstBlock, long blocks, double* results) : IJob, ILaneWork
    where TCombination : struct, ICombination
    where TKernel : struct, IBinaryKernel
    where TA : struct, IOperand
    where TB : struct, IOperand
{
    private readonly byte* _a = (byte*)a;
    private readonly byte* _b = (byte*)b;
    private readonly double* _results = results;

    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(blocks, 1, part, partCount);
        LaneWidth.Run(lanes, in this, start, end);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        for (long block = start; block < end; block++)
        {
            long first = (firstBlock + block) * RowReduction.BlockLength;
            long last = Math.Min(first + RowReduction.BlockLength, length);
            _results[block] = RowReduction.Block<TCombination, TKernel, TLanes, TA, TB>(_a, _b, (nint)first, (nint)last);
        }
    }
}
