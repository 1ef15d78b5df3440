using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A kernel of one operand, for the loop over rows of three.</summary>
internal readonly struct UnaryAsTernary<TKernel> : ITernaryKernel
    where TKernel : struct, IUnaryKernel
{
    public static int Weight => TKernel.Weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes> =>
        TKernel.Apply(a);
}
