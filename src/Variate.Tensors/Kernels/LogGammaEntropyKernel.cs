using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = α + ln Γ(α) − αψ(α), in binary64 lanes.</summary>
internal readonly struct LogGammaEntropyKernel : IUnaryKernel
{
    public static int Weight => 128;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes> =>
        a + (GammaLanes.LogGamma(a) - (a * GammaLanes.Digamma(a)));
}
