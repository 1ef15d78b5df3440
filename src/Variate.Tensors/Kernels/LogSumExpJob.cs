using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>ln Σ eˣ of every row, shared by rows.</summary>
/// <param name="type">Of both operands.</param>
/// <param name="x">The operand: rows of <paramref name="columns"/> elements.</param>
/// <param name="rows">Elements of the output.</param>
/// <param name="columns">Elements in a row.</param>
/// <param name="y">The output.</param>
internal readonly unsafe struct LogSumExpJob(ElementType type, void* x, long rows, long columns, void* y) : IJob, ILaneWork
{
    private readonly byte* _x = (byte*)x;
    private readonly byte* _y = (byte*)y;

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
        for (long row = start; row < end; row++)
        {
            var terms = ShiftedExponentials.OfRow<TLanes>(_x + (row * columns * TLanes.ElementSize), (nint)columns);
            LaneElement.Write<TLanes>(terms.Shift + Math.Log(terms.Sum), _y + (row * TLanes.ElementSize));
        }
    }
}
