using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas;

/// <summary>Logic of masks.</summary>
internal static class LaneMask
{
    /// <summary>Both are true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes And<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(a, b, TLanes.Create(0));

    /// <summary>One at least is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Or<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Select(a, a, b);
}
