using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Kernels;

/// <summary>y = erf x, in binary64 lanes.</summary>
internal readonly struct ErfKernel : IUnaryKernel
{
    public static int Weight => 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        ErrorLanes.Erf(x);
}
