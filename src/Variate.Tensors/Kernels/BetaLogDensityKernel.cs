using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = (a − 1) ln x + (b − 1) ln(1 − x) − ln B(a, b), in binary64 lanes.</summary>
internal readonly struct BetaLogDensityKernel : ITernaryKernel
{
    public static int Weight => 96;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x, TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes right = (b - one) * LogarithmLanes.Log1p(-x);
        return TLanes.FusedMultiplyAdd(a - one, LogarithmLanes.Log(x), right) - BetaLanes.LogBeta(a, b);
    }
}
