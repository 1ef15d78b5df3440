using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>z = s·softplus(s·l + softplus(s·a)), s = 2b − 1: a logistic variable of location a, given that b = 1 if z &gt; 0 else 0.</summary>
/// <remarks>
/// l is standard logistic noise. With l = ln v − ln(1 − v) this is ln(v/((1 − v)(1 − θ)) + 1) for b = 1 and its counterpart for b = 0,
/// θ = sigmoid(a) [Tucker2017] app. C, without the quotients that overflow; z has the sign of s for every finite a and l.
/// </remarks>
internal readonly struct ConditionalLogisticKernel : ITernaryKernel
{
    public static int Weight => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes logits, TLanes sample, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sign = TLanes.FusedMultiplyAdd(sample, TLanes.Create(2), TLanes.Create(-1));
        TLanes inner = TLanes.FusedMultiplyAdd(sign, noise, LogisticLanes.Softplus(sign * logits));
        return sign * LogisticLanes.Softplus(inner);
    }
}
