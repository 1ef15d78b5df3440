using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The logarithm of xᵅ e⁻ˣ/Γ(α), that is of the density of ln x for a gamma variable x, in binary64 lanes.</summary>
/// <remarks>
/// For large α its terms are near α ln α and the sum is not. There Γ is replaced by the series of Stirling and what is left of it is
/// α(ln u + 1 − u) for u = x/α, whose terms are small where u is near 1.
/// </remarks>
internal static class GammaDensityLanes
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    // Below half of α the quotient is exact enough, and 1 + δ would lose x.
    private const double FarBelow = -0.5;

    /// <summary>ln(xᵅ e⁻ˣ/Γ(α)) of x &gt; 0; −∞ at +∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x, TLanes a)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes delta = (x - a) / a;
        TLanes logOfRatio = LogarithmLanes.Log(x / a);
        TLanes logOnePlus = LogarithmLanes.Log1p(delta);
        TLanes logRatio = TLanes.Select(TLanes.LessThan(delta, TLanes.Create(FarBelow)), logOfRatio, logOnePlus);
        TLanes large = Large(a, logRatio - delta);
        TLanes small = TLanes.FusedMultiplyAdd(a, LogarithmLanes.Log(x), -x) - GammaLanes.LogGamma(a);
        TLanes result = TLanes.Select(IsLarge(a), large, small);
        TLanes infinity = TLanes.Create(double.PositiveInfinity);
        return TLanes.Select(TLanes.AreEqual(x, infinity), -infinity, result);
    }

    /// <summary>The same of s = ln x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes OfLog<TLanes>(TLanes s, TLanes a)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes ratio = s - LogarithmLanes.Log(a);
        TLanes large = Large(a, ratio - ExponentialLanes.Expm1(ratio));
        TLanes exponential = ExponentialLanes.Exp(s);
        TLanes small = TLanes.FusedMultiplyAdd(a, s, -exponential) - GammaLanes.LogGamma(a);
        TLanes result = TLanes.Select(IsLarge(a), large, small);

        // Far to the right both terms may be infinite, and the exponential is the larger one.
        TLanes infinity = TLanes.Create(double.PositiveInfinity);
        return TLanes.Select(TLanes.AreEqual(exponential, infinity), -infinity, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsLarge<TLanes>(TLanes a)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.LessThan(TLanes.Create(GammaLanes.LargeFrom), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Large<TLanes>(TLanes a, TLanes exponent)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes normaliser = TLanes.FusedMultiplyAdd(LogarithmLanes.Log(a), TLanes.Create(0.5), TLanes.Create(-HalfLogTwoPi));
        return TLanes.FusedMultiplyAdd(a, exponent, normaliser - GammaLanes.StirlingCorrection(a));
    }
}
