using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = 1 where a + noise &gt; 0, else 0: with logistic noise a Bernoulli draw with logits a; 0 where either is NaN.</summary>
internal readonly struct StepOfSumKernel : IBinaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes noise)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.LessThan(TLanes.Create(0), a + noise), TLanes.Create(1), TLanes.Create(0));
}
