using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>l̄ = ȳ(x − sigmoid(l)): the pullback of the Bernoulli log-probability in its logits.</summary>
internal readonly struct BernoulliLogProbabilityGradientKernel : ITernaryKernel
{
    public static int Weight => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes outputGradient, TLanes x, TLanes logits)
        where TLanes : struct, ILanes<TLanes> =>
        outputGradient * (x - LogisticLanes.Sigmoid(logits));
}
