using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = log B(a, b), in binary64 lanes.</summary>
internal readonly struct LogBetaKernel : IBinaryKernel
{
    public static int Weight => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        BetaLanes.LogBeta(a, b);
}
