using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = e^(x − shift)/sum: the last step of a softmax.</summary>
internal readonly struct SoftmaxKernel : ITernaryKernel
{
    public static int Weight => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x, TLanes shift, TLanes sum)
        where TLanes : struct, ILanes<TLanes> =>
        ExponentialLanes.Exp(x - shift) / sum;
}
