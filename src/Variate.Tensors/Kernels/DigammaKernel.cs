using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = ψ(x) = d/dx log Γ(x), in binary64 lanes.</summary>
internal readonly struct DigammaKernel : IUnaryKernel
{
    public static int Weight => 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        GammaLanes.Digamma(x);
}
