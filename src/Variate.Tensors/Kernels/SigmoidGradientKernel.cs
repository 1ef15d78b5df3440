using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>x̄ = ȳ·y(1 − y): the pullback of y = sigmoid(x).</summary>
internal readonly struct SigmoidGradientKernel : IBinaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes outputGradient, TLanes output)
        where TLanes : struct, ILanes<TLanes> =>
        outputGradient * (output * (TLanes.Create(1) - output));
}
