using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>∂z/∂a = sigmoid(s·l + softplus(s·a))·sigmoid(s·a), for the z of <see cref="ConditionalLogisticKernel"/>.</summary>
internal readonly struct ConditionalLogisticGradientKernel : ITernaryKernel
{
    public static int Weight => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes logits, TLanes sample, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sign = TLanes.FusedMultiplyAdd(sample, TLanes.Create(2), TLanes.Create(-1));
        TLanes signed = sign * logits;
        TLanes inner = TLanes.FusedMultiplyAdd(sign, noise, LogisticLanes.Softplus(signed));
        return LogisticLanes.Sigmoid(inner) * LogisticLanes.Sigmoid(signed);
    }
}
