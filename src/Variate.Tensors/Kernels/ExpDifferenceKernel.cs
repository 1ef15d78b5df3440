using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = e^(a − b): a term of a log-sum-exp whose largest exponent is b.</summary>
internal readonly struct ExpDifferenceKernel : IBinaryKernel
{
    public static int Weight => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        ExponentialLanes.Exp(a - b);
}
