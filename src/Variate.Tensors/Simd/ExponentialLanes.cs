using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>eˣ and eˣ − 1, in lanes.</summary>
/// <remarks>x = n·ln 2 + r with |r| ≤ ln 2 / 2, so eˣ = 2ⁿ(1 + r + r²q(r)); q is a Chebyshev fit of (eʳ − 1 − r)/r².</remarks>
internal static class ExponentialLanes
{
    /// <summary>eˣ: +∞ above the range, correctly rounded to subnormal numbers and 0 below it; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // x second: a NaN must survive the bounds.
        TLanes bounded = TLanes.Maximum(TLanes.Create(TLanes.IsDouble ? -746 : -104), x);
        bounded = TLanes.Minimum(TLanes.Create(TLanes.IsDouble ? 710 : 89), bounded);
        return Scaled(bounded);
    }

    /// <summary>eˣ for x ≤ 0 or NaN: one bound fewer than <see cref="Exp"/>, the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes ExpOfNonPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        Scaled(TLanes.Maximum(TLanes.Create(TLanes.IsDouble ? -746 : -104), x));

    /// <summary>eˣ − 1 without the cancellation near 0; keeps the sign of a zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expm1<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes bounded = TLanes.Maximum(TLanes.Create(-60), x);
        bounded = TLanes.Minimum(TLanes.Create(TLanes.IsDouble ? 710 : 89), bounded);
        TLanes small = ReducedExpm1(bounded, out TLanes n);

        // Half of everything until the end: 2ⁿ itself overflows just below the largest result.
        TLanes half = TLanes.Scale(TLanes.Create(0.5), n);
        TLanes result = TLanes.FusedMultiplyAdd(small, half, half - TLanes.Create(0.5));
        return TLanes.CopySign(result + result, x);
    }

    /// <summary>eˣ − 1 for x ≤ 0 or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Expm1OfNonPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes small = ReducedExpm1(TLanes.Maximum(TLanes.Create(-60), x), out TLanes n);
        TLanes power = TLanes.Scale(TLanes.Create(1), n);
        return TLanes.FusedMultiplyAdd(small, power, power - TLanes.Create(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes small = ReducedExpm1(x, out TLanes n);
        return TLanes.Scale(small + TLanes.Create(1), n);
    }

    /// <summary>eʳ − 1, where x = n·ln 2 + r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ReducedExpm1<TLanes>(TLanes x, out TLanes n)
        where TLanes : struct, ILanes<TLanes>
    {
        n = TLanes.Round(x * TLanes.Create(1.4426950408889634));
        TLanes r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-LaneConstants.Ln2High<TLanes>()), x);
        r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-LaneConstants.Ln2Low<TLanes>()), r);
        return TLanes.FusedMultiplyAdd(Quadratic(r), r * r, r);
    }

    /// <summary>(eʳ − 1 − r)/r² for |r| ≤ ln 2 / 2; absolute error 1.4e−9 (binary32), 1.4e−18 (binary64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Quadratic<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!TLanes.IsDouble)
        {
            TLanes q = Horner(TLanes.Create(1.9891080463998842e-4), r, 1.3933730715792082e-3);
            q = Horner(q, r, 8.3333108446478626e-3);
            q = Horner(q, r, 4.1666464197405692e-2);
            q = Horner(q, r, 1.6666666681704215e-1);
            return Horner(q, r, 5.0000000135387299e-1);
        }

        TLanes p = Horner(TLanes.Create(2.09147553258932022e-9), r, 2.5105312729622102e-8);
        p = Horner(p, r, 2.7557273478718581e-7);
        p = Horner(p, r, 2.7557255170000887e-6);
        p = Horner(p, r, 2.48015873256774619e-5);
        p = Horner(p, r, 1.9841269875002279e-4);
        p = Horner(p, r, 1.3888888888883711e-3);
        p = Horner(p, r, 8.3333333333260831e-3);
        p = Horner(p, r, 4.1666666666666670e-2);
        p = Horner(p, r, 1.6666666666666671e-1);
        return Horner(p, r, 0.5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
