using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>The sum Σ e^(x − shift) of a row, with the shift that keeps it from overflowing.</summary>
/// <param name="Shift">The maximum of the row; 0 where that is not finite, so that ∞ − ∞ makes no NaN.</param>
/// <param name="Sum">At least 1, for a row of finite elements.</param>
internal readonly unsafe record struct ShiftedExponentials(double Shift, double Sum)
{
    /// <summary>Reads a row twice: for the shift, and for the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ShiftedExponentials OfRow<TLanes>(byte* x, nint length)
        where TLanes : struct, ILanes<TLanes>
    {
        double maximum = RowReduction.Run<MaximumCombination, FirstKernel, TLanes, Streamed, Absent>(x, null, length);
        double shift = double.IsFinite(maximum) ? maximum : 0;
        byte* element = stackalloc byte[sizeof(double)];
        LaneElement.Write<TLanes>(shift, element);
        double sum = RowReduction.Run<SumCombination, ExpDifferenceKernel, TLanes, Streamed, Repeated>(x, element, length);
        return new ShiftedExponentials(shift, sum);
    }
}
