using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>x̄ = ȳ(1 − y²): the pullback of y = tanh(x).</summary>
internal readonly struct TanhGradientKernel : IBinaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes outputGradient, TLanes output)
        where TLanes : struct, ILanes<TLanes> =>
        outputGradient * TLanes.FusedMultiplyAdd(-output, output, TLanes.Create(1));
}
