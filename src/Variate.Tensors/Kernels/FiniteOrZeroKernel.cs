using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = x where x is finite, else 0: a shift that makes no NaN out of ∞ − ∞.</summary>
internal readonly struct FiniteOrZeroKernel : IUnaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(TLanes.Abs(x), TLanes.Create(double.PositiveInfinity)), x, TLanes.Create(0));
}
