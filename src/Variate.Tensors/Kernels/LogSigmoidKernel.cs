using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = −ln(1 + e⁻ˣ).</summary>
internal readonly struct LogSigmoidKernel : IUnaryKernel
{
    public static int Weight => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        LogisticLanes.LogSigmoid(x);
}
