using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = kernel(a·b + c): a function of a value c moved by b along a.</summary>
internal readonly struct ChangedKernel<TKernel> : ITernaryKernel
    where TKernel : struct, IUnaryKernel
{
    public static int Weight => TKernel.Weight + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes> =>
        TKernel.Apply(TLanes.FusedMultiplyAdd(a, b, c));
}
