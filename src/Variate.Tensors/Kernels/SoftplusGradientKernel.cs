using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>x̄ = ȳ·sigmoid(x): the pullback of y = softplus(x).</summary>
internal readonly struct SoftplusGradientKernel : IBinaryKernel
{
    public static int Weight => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes outputGradient, TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        outputGradient * LogisticLanes.Sigmoid(x);
}
