using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = −a softplus(−z) − b softplus(z) − ln B(a, b), in binary64 lanes.</summary>
internal readonly struct LogitBetaLogDensityKernel : ITernaryKernel
{
    public static int Weight => 96;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes z, TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes right = b * LogisticLanes.Softplus(z);
        return -TLanes.FusedMultiplyAdd(a, LogisticLanes.Softplus(-z), right) - BetaLanes.LogBeta(a, b);
    }
}
