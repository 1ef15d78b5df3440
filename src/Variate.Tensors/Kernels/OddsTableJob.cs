using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>σ(−h) and σ(h) of rows of logits h, each row filled up to whole cache lines with 1 and 0.</summary>
/// <remarks>The fill makes factors σ(−h) + σ(h)·e of 1: see <see cref="RatioProductJob"/>.</remarks>
/// <param name="type">Of all operands.</param>
/// <param name="logits">Rows of <paramref name="columns"/> elements.</param>
/// <param name="rows">Rows.</param>
/// <param name="columns">Elements in a row.</param>
/// <param name="stride">Bytes from a row of the outputs to the next, whole cache lines.</param>
/// <param name="lower">σ(−h).</param>
/// <param name="upper">σ(h).</param>
internal readonly unsafe struct OddsTableJob(
    ElementType type, byte* logits, long rows, int columns, long stride, byte* lower, byte* upper) : IJob, ILaneWork
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
        for (long row = start; row < end; row++)
        {
            byte* source = logits + (row * columns * size);
            for (long offset = 0; offset < stride; offset += TLanes.Count * size)
            {
                int count = (int)Math.Clamp(columns - (offset / size), 0, TLanes.Count);
                TLanes h = count == TLanes.Count ? TLanes.Load(source + offset) : TLanes.LoadFirst(source + offset, count);
                TLanes isInside = TLanes.MaskOfFirst(count);
                TLanes e = ExponentialLanes.ExpOfNonPositive(-TLanes.Abs(h));
                TLanes larger = TLanes.Create(1) / (TLanes.Create(1) + e);
                TLanes smaller = e * larger;
                TLanes isNegative = TLanes.LessThan(h, TLanes.Create(0));
                TLanes below = TLanes.Select(isNegative, larger, smaller);
                TLanes above = TLanes.Select(isNegative, smaller, larger);
                TLanes.Store(TLanes.Select(isInside, below, TLanes.Create(1)), lower + (row * stride) + offset);
                TLanes.Store(TLanes.Select(isInside, above, TLanes.Create(0)), upper + (row * stride) + offset);
            }
        }
    }
}
