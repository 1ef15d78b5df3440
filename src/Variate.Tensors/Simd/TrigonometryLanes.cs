using System.Runtime.CompilerServices;

namespace Variate.Tensors.Simd;

/// <summary>Sine and cosine, in lanes.</summary>
/// <remarks>x = n·π/2 + r with |r| ≤ π/4, by three fused steps; beyond <see cref="Limit"/> the scalar library function takes over.</remarks>
internal static class TrigonometryLanes
{
    /// <summary>sin x; NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sin<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes r = Reduce(x, out TLanes n);
        TLanes result = TLanes.Select(TLanes.AreEqual(x, TLanes.Create(0)), x, Quadrant(r, n));
        TLanes isLarge = TLanes.LessThan(TLanes.Create(Limit<TLanes>()), TLanes.Abs(x));
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, ScalarLanes.Sin(x), result) : result;
    }

    /// <summary>cos x; NaN at ±∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Cos<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes r = Reduce(x, out TLanes n);
        TLanes result = Quadrant(r, n + TLanes.Create(1));
        TLanes isLarge = TLanes.LessThan(TLanes.Create(Limit<TLanes>()), TLanes.Abs(x));
        return TLanes.Any(isLarge) ? TLanes.Select(isLarge, ScalarLanes.Cos(x), result) : result;
    }

    /// <summary>sin 2πu and cos 2πu for a finite u of magnitude below 2²⁰: the reduction to a quarter turn is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes SinCosOfTurns<TLanes>(TLanes u, out TLanes cosine)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes n = TLanes.Round(u * TLanes.Create(4));
        TLanes r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-0.25), u) * TLanes.Create(2 * Math.PI);
        cosine = Quadrant(r, n + TLanes.Create(1));
        return Quadrant(r, n);
    }

    /// <summary>Beyond it n·π/2 in three parts loses bits of r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Limit<TLanes>()
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.IsDouble ? 1e6 : 1e4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Reduce<TLanes>(TLanes x, out TLanes n)
        where TLanes : struct, ILanes<TLanes>
    {
        n = TLanes.Round(x * TLanes.Create(2 / Math.PI));
        double first = TLanes.IsDouble ? 1.570796326794896557999 : 1.570796251296997070313;
        double second = TLanes.IsDouble ? 6.123233995736764803274e-17 : 7.549789415861596353352e-8;
        double third = TLanes.IsDouble ? 1.082856673901243647125e-32 : 5.390302529957764765545e-15;
        TLanes r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-first), x);
        r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-second), r);
        return TLanes.FusedMultiplyAdd(n, TLanes.Create(-third), r);
    }

    /// <summary>sin(r + n·π/2) for |r| ≤ π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Quadrant<TLanes>(TLanes r, TLanes n)
        where TLanes : struct, ILanes<TLanes>
    {
        // n modulo 4; the shift by 3/8 turns rounding of a multiple of 1/4 into rounding down.
        TLanes quarter = TLanes.FusedMultiplyAdd(n, TLanes.Create(0.25), TLanes.Create(-0.375));
        TLanes m = TLanes.FusedMultiplyAdd(TLanes.Round(quarter), TLanes.Create(-4), n);
        TLanes w = r * r;
        TLanes sine = TLanes.FusedMultiplyAdd(r * w, SineSeries(w), r);
        TLanes cosine = TLanes.FusedMultiplyAdd(w * w, CosineSeries(w), TLanes.FusedMultiplyAdd(w, TLanes.Create(-0.5), TLanes.Create(1)));
        TLanes isOdd = TLanes.AreEqual(TLanes.Abs(m - TLanes.Create(2)), TLanes.Create(1));
        TLanes result = TLanes.Select(isOdd, cosine, sine);
        return TLanes.Select(TLanes.LessThan(TLanes.Create(1.5), m), -result, result);
    }

    /// <summary>(sin r − r)/r³ in w = r²; absolute error 2e−8 (binary32), 2.1e−17 (binary64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SineSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!TLanes.IsDouble)
        {
            TLanes q = Horner(TLanes.Create(-1.9587639098737619e-4), w, 8.3327471046645300e-3);
            return Horner(q, w, -1.6666664656312209e-1);
        }

        TLanes p = Horner(TLanes.Create(1.5917988979397433e-10), w, -2.5051129896450186e-8);
        p = Horner(p, w, 2.7557316093198405e-6);
        p = Horner(p, w, -1.9841269836740532e-4);
        p = Horner(p, w, 8.3333333333309366e-3);
        return Horner(p, w, -1.6666666666666665e-1);
    }

    /// <summary>(cos r − 1 + r²/2)/r⁴ in w = r²; absolute error 2e−9 (binary32), 1.3e−18 (binary64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes CosineSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        if (!TLanes.IsDouble)
        {
            TLanes q = Horner(TLanes.Create(2.4547689772460029e-5), w, -1.3888301867562369e-3);
            return Horner(q, w, 4.1666664653488793e-2);
        }

        TLanes p = Horner(TLanes.Create(-1.1382544645349250e-11), w, 2.0876145049413179e-9);
        p = Horner(p, w, -2.7557317265878080e-7);
        p = Horner(p, w, 2.4801587298754401e-5);
        p = Horner(p, w, -1.3888888888887389e-3);
        return Horner(p, w, 4.1666666666666665e-2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
