using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = ln(1 + x).</summary>
internal readonly struct Log1pKernel : IUnaryKernel
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        LogarithmLanes.Log1p(x);
}
