using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>A kernel of two operands, for the loop over rows of three.</summary>
internal readonly struct BinaryAsTernary<TKernel> : ITernaryKernel
    where TKernel : struct, IBinaryKernel
{
    public static int Weight => TKernel.Weight;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes> =>
        TKernel.Apply(a, b);
}
