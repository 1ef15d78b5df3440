using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = −½((x − μ)/σ)² − ln σ − ½ ln 2π.</summary>
internal readonly struct NormalLogDensityKernel : ITernaryKernel
{
    public static int Weight => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x, TLanes mean, TLanes scale)
        where TLanes : struct, ILanes<TLanes>
    {
        const double HalfLogOfTwoPi = 0.91893853320467274;
        TLanes z = (x - mean) / scale;
        TLanes normaliser = LogarithmLanes.Log(scale) + TLanes.Create(HalfLogOfTwoPi);
        return TLanes.FusedMultiplyAdd(z * z, TLanes.Create(-0.5), -normaliser);
    }
}
