using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = ±1 with the sign of x; ±0 and NaN stay.</summary>
internal readonly struct SignKernel : IUnaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isNonzero = TLanes.LessThan(TLanes.Create(0), TLanes.Abs(x));
        return TLanes.Select(isNonzero, TLanes.CopySign(TLanes.Create(1), x), x);
    }
}
