using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>e^(mw) of rows w, each with its own number m, filled up to whole cache lines with 1.</summary>
/// <param name="type">Of all operands.</param>
/// <param name="directions">Rows of <paramref name="columns"/> elements.</param>
/// <param name="magnitudes">m of each row.</param>
/// <param name="rows">Rows.</param>
/// <param name="columns">Elements in a row.</param>
/// <param name="stride">Bytes from a row of the output to the next, whole cache lines.</param>
/// <param name="exponentials">The output.</param>
/// <param name="largest">The largest |mw| of each row; NaN where there is one.</param>
internal readonly unsafe struct ExponentialTableJob(
    ElementType type, byte* directions, double* magnitudes, long rows, int columns, long stride, byte* exponentials, double* largest)
    : IJob, ILaneWork
{
    /// <inheritdoc/>
    public void Execute(int part, int partCount)
    {
        (long start, long end) = Partition.Range(rows, 1, part, partCount);
        LaneWidth.Run(type, in this, start, end);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(long start, long end)
        where TLanes : struct, ILanes<TLanes>
    {
        int size = TLanes.ElementSize;
        byte* lanes = stackalloc byte[RatioProductJob.CacheLine];
        for (long row = start; row < end; row++)
        {
            byte* source = directions + (row * columns * size);
            TLanes magnitude = TLanes.Create(magnitudes[row]);
            TLanes bound = TLanes.Create(0);
            for (long offset = 0; offset < stride; offset += TLanes.Count * size)
            {
                int count = (int)Math.Clamp(columns - (offset / size), 0, TLanes.Count);
                TLanes w = count == TLanes.Count ? TLanes.Load(source + offset) : TLanes.LoadFirst(source + offset, count);
                TLanes exponent = w * magnitude;

                // Where either is NaN the comparison is false, and the sum keeps it.
                bound = TLanes.Select(TLanes.LessThan(TLanes.Abs(exponent), bound), bound, TLanes.Abs(exponent) + (bound - bound));
                TLanes.Store(ExponentialLanes.Exp(exponent), exponentials + (row * stride) + offset);
            }

            TLanes.Store(bound, lanes);
            largest[row] = Largest<TLanes>(lanes);
        }
    }

    private static double Largest<TLanes>(byte* lanes)
        where TLanes : struct, ILanes<TLanes>
    {
        double result = 0;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            // Math.Max gives NaN where either is.
            result = Math.Max(result, LaneElement.Read<TLanes>(lanes + (lane * TLanes.ElementSize)));
        }

        return result;
    }
}
