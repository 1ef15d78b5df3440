using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The error function and what the complement is without its exponential decay, in binary64 lanes.</summary>
/// <remarks>The fits take x ≥ 0.35 as t = (x − 3)/(x + 3), a form of [Shepherd1981]; the coefficients are our own.</remarks>
internal static class ErrorLanes
{
    /// <summary>erf x; keeps the sign of a zero.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Erf<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Abs(x);
        TLanes outer = TLanes.CopySign(TLanes.Create(1) - Tail(magnitude, 1), x);
        return TLanes.Select(TLanes.LessThan(magnitude, TLanes.Create(1)), Inner(x), outer);
    }

    /// <summary>1 − erf x, accurate where erf x is near 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Erfc<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Abs(x);
        TLanes tail = Tail(magnitude, 1);
        TLanes outer = TLanes.Select(TLanes.LessThan(x, TLanes.Create(0)), TLanes.Create(2) - tail, tail);
        return TLanes.Select(TLanes.LessThan(magnitude, TLanes.Create(0.5)), TLanes.Create(1) - Inner(x), outer);
    }

    /// <summary>erf x for |x| ≤ 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Inner<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        x * InnerSeries(x * x);

    /// <summary>exp(−<paramref name="factor"/> x²) erfcx(√<paramref name="factor"/> x) for x ≥ ½; the factor is ½ or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Tail<TLanes>(TLanes x, double factor)
        where TLanes : struct, ILanes<TLanes>
    {
        // Bounded where the result is 0; the rounding of x², times x² itself, would be the relative error: 1e−13 at x = 26.
        TLanes bounded = TLanes.Minimum(TLanes.Create(40), x);
        TLanes square = bounded * bounded;
        TLanes lost = TLanes.FusedMultiplyAdd(bounded, bounded, -square);
        TLanes exponential = ExponentialLanes.ExpOfNonPositive(square * TLanes.Create(-factor));
        exponential = TLanes.FusedMultiplyAdd(exponential, lost * TLanes.Create(-factor), exponential);
        return exponential * Scaled(factor == 1 ? bounded : bounded * TLanes.Create(Math.Sqrt(factor)));
    }

    /// <summary>erfcx(x) = exp(x²) erfc(x) for 0.35 ≤ x &lt; ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        ScaledSeries(Mapped(x)) / TLanes.FusedMultiplyAdd(TLanes.Create(2), x, TLanes.Create(1));

    /// <summary>1 − √π x erfcx(x) for 0.35 ≤ x &lt; ∞: falls as 1/(2x²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes ScaledExcess<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes weight = TLanes.FusedMultiplyAdd(TLanes.Create(2), x, TLanes.Create(1));
        return ExcessSeries(Mapped(x)) / weight / weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Mapped<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        (x - TLanes.Create(3)) / (x + TLanes.Create(3));

    /// <summary>erf(x)/x in w = x² ≤ 1; error 1.3e−19.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes InnerSeries<TLanes>(TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(5.957176147748911E-11), w, -1.1372848856791674E-9);
        p = Horner(p, w, 1.4659775274047436E-8);
        p = Horner(p, w, -1.6350312701054695E-7);
        p = Horner(p, w, 1.6461000484121368E-6);
        p = Horner(p, w, -1.4925595266831182E-5);
        p = Horner(p, w, 0.0001205533111164271);
        p = Horner(p, w, -0.000854832698083379);
        p = Horner(p, w, 0.0052239776248180145);
        p = Horner(p, w, -0.026866170645076792);
        p = Horner(p, w, 0.11283791670954879);
        p = Horner(p, w, -0.3761263890318375);
        return Horner(p, w, 1.1283791670955126);
    }

    /// <summary>(1 + 2x) erfcx(x); error 7e−18.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ScaledSeries<TLanes>(TLanes t)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(3.1048545863796224E-9), t, -6.691221095876301E-9);
        p = Horner(p, t, -2.0801213499260837E-8);
        p = Horner(p, t, 4.17027848864604E-8);
        p = Horner(p, t, 1.1333586892752207E-7);
        p = Horner(p, t, -1.4462620738868555E-7);
        p = Horner(p, t, -6.266655283762753E-7);
        p = Horner(p, t, 3.608163648436229E-7);
        p = Horner(p, t, 3.4779056037113208E-6);
        p = Horner(p, t, -7.340764825653834E-7);
        p = Horner(p, t, -2.010253105243207E-5);
        p = Horner(p, t, 4.950464314091008E-6);
        p = Horner(p, t, 0.0001250998130289208);
        p = Horner(p, t, -0.00010516002988413888);
        p = Horner(p, t, -0.0007798323417385321);
        p = Horner(p, t, 0.001888690391871597);
        p = Horner(p, t, 0.0025293918225291674);
        p = Horner(p, t, -0.023770514921286224);
        p = Horner(p, t, 0.0683080273436426);
        p = Horner(p, t, -0.11927366341520124);
        p = Horner(p, t, 0.12964515870276877);
        p = Horner(p, t, -0.047562294353452446);
        p = Horner(p, t, -0.13562110612458123);
        return Horner(p, t, 1.2530080582697296);
    }

    /// <summary>(1 + 2x)² (1 − √π x erfcx(x)); error 3e−17.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ExcessSeries<TLanes>(TLanes t)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes p = Horner(TLanes.Create(8.71503570893383E-10), t, 5.9513232953428014E-8);
        p = Horner(p, t, -1.1427593269919625E-7);
        p = Horner(p, t, -4.368919962358037E-7);
        p = Horner(p, t, 6.847203392065229E-7);
        p = Horner(p, t, 2.2749114200800856E-6);
        p = Horner(p, t, -2.0303416166045224E-6);
        p = Horner(p, t, -1.0981538374009694E-5);
        p = Horner(p, t, 2.729417452686803E-6);
        p = Horner(p, t, 5.177431982530189E-5);
        p = Horner(p, t, 8.022507574164911E-6);
        p = Horner(p, t, -0.0002512205565380785);
        p = Horner(p, t, -5.834392791955414E-5);
        p = Horner(p, t, 0.0013127858798249665);
        p = Horner(p, t, -0.00020980141668943108);
        p = Horner(p, t, -0.007103144209993667);
        p = Horner(p, t, 0.008790461213098486);
        p = Horner(p, t, 0.028143831617538077);
        p = Horner(p, t, -0.1112388966369664);
        p = Horner(p, t, 0.14966424937911244);
        p = Horner(p, t, 0.017084233630091678);
        p = Horner(p, t, -0.4182366068910867);
        p = Horner(p, t, 0.7677165974450898);
        p = Horner(p, t, -0.614694465358433);
        p = Horner(p, t, -0.18209354336822065);
        return Horner(p, t, 2.361121879987664);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Horner<TLanes>(TLanes sum, TLanes x, double coefficient)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(sum, x, TLanes.Create(coefficient));
}
