using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>max(a, b); NaN if either is.</summary>
internal readonly struct MaximumCombination : ICombination
{
    public static double Identity => double.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Combine<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        MaximumKernel.Apply(a, b);

    public static double Combine(double a, double b) => Math.Max(a, b);
}
