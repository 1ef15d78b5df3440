using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>ln 2 as a sum of two numbers, the first short enough that its product with an exponent is exact.</summary>
internal static class LaneConstants
{
    /// <summary>The leading bits of ln 2: 16 (binary32) or 38 (binary64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Ln2High<TLanes>()
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.IsDouble ? 6.931471805582987144589e-1 : 6.93145751953125e-1;

    /// <summary>ln 2 less its leading bits. Positive, so that −∞ and +∞ as exponents do not cancel to NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Ln2Low<TLanes>()
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.IsDouble ? 1.64659495828970802693e-12 : 1.428606765330187045038e-6;
}
