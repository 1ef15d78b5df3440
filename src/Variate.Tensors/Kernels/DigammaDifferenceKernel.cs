using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = ψ(a + b) − ψ(a), in binary64 lanes.</summary>
internal readonly struct DigammaDifferenceKernel : IBinaryKernel
{
    public static int Weight => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        BetaLanes.DigammaDifference(a, b);
}
