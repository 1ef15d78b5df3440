using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>ln x and ln(1 + x), in lanes.</summary>
/// <remarks>
/// With s = f/(2 + f): ln(1 + f) = 2 artanh s = f − s(f − s²L(s²)), a form that keeps the error of s away from the leading term;
/// L is a Chebyshev fit of (2 artanh s − 2s)/s³ in s².
/// </remarks>
internal static class LogarithmLanes
{
    /// <summary>ln x: −∞ at ±0, NaN below 0, +∞ at +∞; subnormal numbers are handled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes mantissa = TLanes.Split(x, out TLanes exponent);
        return FromParts(mantissa - TLanes.Create(1), exponent);
    }

    /// <summary>ln(1 + x) without the cancellation near 0: −∞ at −1, NaN below; keeps the sign of a zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1p<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1);
        TLanes sum = one + x;

        // What the rounding of 1 + x lost, to first order in ln: it is the whole of a small x.
        TLanes rounded = sum - x;
        TLanes lost = (x - (sum - rounded)) + (one - rounded);
        TLanes mantissa = TLanes.Split(sum, out TLanes exponent);

        // Not at +∞, where the loss is NaN. Beyond 2⁶⁰ the loss, at most 1, is below the last bit whatever it is divided by.
        lost = TLanes.Select(TLanes.LessThan(TLanes.Abs(lost), TLanes.Create(2)), lost, TLanes.Create(0));
        TLanes bounded = TLanes.Maximum(TLanes.Create(-60), TLanes.Minimum(TLanes.Create(60), exponent));
        TLanes correction = lost * TLanes.Scale(one, -bounded);
        TLanes result = FromParts(mantissa - one + correction, exponent);
        return TLanes.Select(TLanes.AreEqual(x, TLanes.Create(0)), x, result);
    }

    /// <summary>ln(1 + y) for y in [0, 1], or NaN: no splitting of 1 + y is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Log1pOfUnit<TLanes>(TLanes y)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes s = y / (y + TLanes.Create(2));
        TLanes w = s * s;
        TLanes rest = y - (w * WideSeries(w));
        return TLanes.FusedMultiplyAdd(-s, rest, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes FromParts<TLanes>(TLanes f, TLanes exponent)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes s = f / (f + TLanes.Create(2));
        TLanes w = s * s;
        TLanes rest = f - (w * NarrowSeries(w));
        TLanes low = TLanes.FusedMultiplyAdd(exponent, TLanes.Create(LaneConstants.Ln2Low<TLanes>()), -(s * rest));
        return TLanes.FusedMultiplyAdd(exponent, TLanes.Create(LaneConstants.Ln2High<TLanes>()), f + low);
    }

    /// <summary>L(w) for w ≤ 1/25, f in [−1/4, 1/2]; error 4e−9 (binary32), 2.6e−17 (binary64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes NarrowSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!TLanes.IsDouble)
        {
            TLanes q = Horner(TLanes.Create(2.3751341765880342e-1), w, 2.8532545003481563e-1);
            q = Horner(q, w, 4.0000313644683072e-1);
            return Horner(q, w, 6.6666666273212782e-1);
        }

        TLanes p = Horner(TLanes.Create(1.3609030262858499e-1), w, 1.3209708242059463e-1);
        p = Horner(p, w, 1.5388867805613717e-1);
        p = Horner(p, w, 1.8181737626302937e-1);
        p = Horner(p, w, 2.2222223048351588e-1);
        p = Horner(p, w, 2.8571428567275935e-1);
        p = Horner(p, w, 4.0000000000007941e-1);
        return Horner(p, w, 6.6666666666666664e-1);
    }

    /// <summary>L(w) for w ≤ 1/9, y in [0, 1]; error 7e−9 (binary32), 2.5e−18 (binary64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WideSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!TLanes.IsDouble)
        {
            TLanes q = Horner(TLanes.Create(2.3224329224023349e-1), w, 2.1706575800880373e-1);
            q = Horner(q, w, 2.8592357994302838e-1);
            q = Horner(q, w, 3.9999706331929717e-1);
            return Horner(q, w, 6.6666667320527412e-1);
        }

        TLanes p = Horner(TLanes.Create(1.5630577800922850e-1), w, 7.4921437955507673e-2);
        p = Horner(p, w, 1.0845178394880015e-1);
        p = Horner(p, w, 1.1734279061303197e-1);
        p = Horner(p, w, 1.3335178631449256e-1);
        p = Horner(p, w, 1.5384543964860549e-1);
        p = Horner(p, w, 1.8181819897962714e-1);
        p = Horner(p, w, 2.2222222198236771e-1);
        p = Horner(p, w, 2.8571428571600099e-1);
        p = Horner(p, w, 3.9999999999999523e-1);
        return Horner(p, w, 6.6666666666666667e-1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
