using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = x·l − softplus(l): the log-probability of x under a Bernoulli law with logits l.</summary>
internal readonly struct BernoulliLogProbabilityKernel : IBinaryKernel
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x, TLanes logits)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(x, logits, -LogisticLanes.Softplus(logits));
}
