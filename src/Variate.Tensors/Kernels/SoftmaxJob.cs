using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>eˣ/Σ eˣ of every row, shared by rows. The output may be the operand.</summary>
/// <param name="type">Of both operands.</param>
/// <param name="x">The operand: rows of <paramref name="columns"/> elements.</param>
/// <param name="rows">Rows of either operand.</param>
/// <param name="columns">Elements in a row.</param>
/// <param name="y">The output.</param>
internal readonly unsafe struct SoftmaxJob(ElementType type, void* x, long rows, long columns, void* y) : IJob, ILaneWork
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
        byte* shift = stackalloc byte[sizeof(double)];
        byte* sum = stackalloc byte[sizeof(double)];
        for (long row = start; row < end; row++)
        {
            long offset = row * columns * TLanes.ElementSize;
            var terms = ShiftedExponentials.OfRow<TLanes>(_x + offset, (nint)columns);
            LaneElement.Write<TLanes>(terms.Shift, shift);
            LaneElement.Write<TLanes>(terms.Sum, sum);
            ElementwiseRow.Run<SoftmaxKernel, TLanes, Streamed, Repeated, Repeated>(_x + offset, shift, sum, _y + offset, (nint)columns);
        }
    }
}
