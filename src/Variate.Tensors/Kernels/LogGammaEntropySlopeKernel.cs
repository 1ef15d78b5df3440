using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = 1 − αψ′(α), in binary64 lanes.</summary>
internal readonly struct LogGammaEntropySlopeKernel : IUnaryKernel
{
    public static int Weight => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Create(1) - (a * GammaLanes.Trigamma(a));
}
