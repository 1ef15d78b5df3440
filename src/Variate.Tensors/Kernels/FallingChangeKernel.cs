using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = min(a, 0)·b + c: the logarithm of the ratio of a change by a, whose product was taken for |a|. See <see cref="RatioProductJob"/>.</summary>
internal readonly struct FallingChangeKernel : ITernaryKernel
{
    public static int Weight => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(TLanes.Select(TLanes.LessThan(a, TLanes.Create(0)), a, TLanes.Create(0)), b, c);
}
