using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = αs − eˢ − ln Γ(α), in binary64 lanes.</summary>
internal readonly struct LogGammaLogDensityKernel : IBinaryKernel
{
    public static int Weight => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes s, TLanes a)
        where TLanes : struct, ILanes<TLanes> =>
        GammaDensityLanes.OfLog(s, a);
}
