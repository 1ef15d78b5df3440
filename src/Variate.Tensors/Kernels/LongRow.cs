using System.Runtime.CompilerServices;

namespace Variate.Tensors.Kernels;

/// <summary>Combines the terms of one row whose blocks are worth sharing; the bits are those of <see cref="RowReduction"/>.</summary>
[SkipLocalsInit]
internal static unsafe class LongRow
{
    private const int BlocksInWave = 512;

    /// <summary>The combination of the <paramref name="length"/> terms kernel(a, b).</summary>
    /// <param name="lanes">The type of the accumulators.</param>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; null if it is absent.</param>
    /// <param name="length">Terms in the row.</param>
    /// <param name="workers">The pool; null for this thread alone.</param>
    public static double Run<TCombination, TKernel, TA, TB>(ElementType lanes, void* a, void* b, long length, Workers? workers)
        where TCombination : struct, ICombination
        where TKernel : struct, IBinaryKernel
        where TA : struct, IOperand
        where TB : struct, IOperand
    {
        double* results = stackalloc double[BlocksInWave];
        double combined = TCombination.Identity;
        long blockCount = (length + RowReduction.BlockLength - 1) / RowReduction.BlockLength;
        for (long first = 0; first < blockCount; first += BlocksInWave)
        {
            long blocks = Math.Min(BlocksInWave, blockCount - first);
            var job = new LongRowJob<TCombination, TKernel, TA, TB>(lanes, a, b, length, first, blocks, results);
            Partition.Run(ref job, blocks * RowReduction.BlockLength, workers);
            for (long block = 0; block < blocks; block++)
            {
                combined = TCombination.Combine(combined, results[block]);
            }
        }

        return combined;
    }
}
