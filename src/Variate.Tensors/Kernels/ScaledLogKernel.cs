using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = ln(a·2ᵇ).</summary>
internal readonly struct ScaledLogKernel : IBinaryKernel
{
    public static int Weight => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes low = TLanes.FusedMultiplyAdd(b, TLanes.Create(LaneConstants.Ln2Low<TLanes>()), LogarithmLanes.Log(a));
        return TLanes.FusedMultiplyAdd(b, TLanes.Create(LaneConstants.Ln2High<TLanes>()), low);
    }
}
