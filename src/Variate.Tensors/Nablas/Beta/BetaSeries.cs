using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Nablas.Beta;

/// <summary>Where the power series of the beta family end.</summary>
internal static class BetaSeries
{
    /// <summary>Several times as many as any element of the regions needs; one that needed more would be NaN, not inexact.</summary>
    public const int LargestTermCount = 2000;

    private const double Tolerance = 1e-17;

    /// <summary>Lanes whose last term still counts. Terms may grow before they fall: only where they fall the series may end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes StaysOpen<TLanes>(TLanes isOpen, TLanes term, TLanes sum, TLanes ratio)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes counts = TLanes.LessThan(TLanes.Abs(sum) * TLanes.Create(Tolerance), TLanes.Abs(term));
        TLanes grows = TLanes.LessThan(TLanes.Create(1), ratio);
        return LaneMask.And(isOpen, LaneMask.Or(counts, grows));
    }
}
