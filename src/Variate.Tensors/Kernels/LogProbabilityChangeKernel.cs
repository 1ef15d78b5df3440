using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Kernels;

/// <summary>y = a·b − c where a ≠ 0, else 0: what a change by a adds to a log-probability, b its linear part and c its normaliser.</summary>
internal readonly struct LogProbabilityChangeKernel : ITernaryKernel
{
    public static int Weight => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes>(TLanes a, TLanes b, TLanes c)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(TLanes.AreEqual(a, TLanes.Create(0)), TLanes.Create(0), TLanes.FusedMultiplyAdd(a, b, -c));
}
