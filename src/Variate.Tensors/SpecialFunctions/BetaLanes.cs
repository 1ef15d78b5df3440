using System.Runtime.CompilerServices;
using Variate.Tensors.Simd;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The logarithm of the beta function and its slope for positive arguments, in binary64 lanes.</summary>
internal static class BetaLanes
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), without the cancellation of these three.</summary>
    /// <remarks>+∞ where one argument is 0, −∞ where one is +∞, NaN where one is below 0, or one is 0 and the other +∞.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogBeta<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes smaller = TLanes.Select(TLanes.LessThan(a, b), a, b);
        TLanes larger = TLanes.Select(TLanes.LessThan(a, b), b, a);
        TLanes result = OfOrdered(smaller, larger);

        TLanes zero = TLanes.Create(0);
        TLanes infinity = TLanes.Create(double.PositiveInfinity);
        TLanes isInfinite = TLanes.AreEqual(larger, infinity);
        result = TLanes.Select(isInfinite, -infinity, result);
        result = TLanes.Select(TLanes.AreEqual(smaller, zero), TLanes.Select(isInfinite, TLanes.Create(double.NaN), infinity), result);
        return GammaLanes.NaNBelowZero(smaller, result);
    }

    /// <summary>ψ(a + d) − ψ(a) for d ≥ 0, accurate also where d is far below a.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes DigammaDifference<TLanes>(TLanes a, TLanes d)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isSmall = TLanes.LessThan(a, TLanes.Create(GammaLanes.LargeFrom));
        TLanes from = TLanes.Select(isSmall, a + TLanes.Create(GammaLanes.Shift), a);
        TLanes r = TLanes.Create(1) / from;
        TLanes s = TLanes.Create(1) / (from + d);

        // Every difference is written as a multiple of d: log(c/a), 1/(2a) − 1/(2c) and wS(w) − vS(v) with w = 1/a², v = 1/c².
        TLanes v = s * s;
        TLanes series = GammaLanes.DigammaSeries(r * r, v, out TLanes slope);
        series = TLanes.FusedMultiplyAdd(slope, v, series);
        TLanes bracket = TLanes.FusedMultiplyAdd(series, r + s, TLanes.Create(0.5));
        TLanes result = TLanes.FusedMultiplyAdd(d * s * r, bracket, LogarithmLanes.Log1p(d / from));
        result = result + TLanes.Select(isSmall, ShiftedTerms(a, d), TLanes.Create(0));

        result = TLanes.Select(TLanes.AreEqual(d, TLanes.Create(double.PositiveInfinity)), d / from, result);
        return GammaLanes.NaNBelowZero(d, GammaLanes.NaNBelowZero(a, result));
    }

    /// <summary>Σ d / ((a + i)(a + d + i)) for i = 0 … 4: ψ(a + d) − ψ(a) less the same five further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ShiftedTerms<TLanes>(TLanes a, TLanes d)
        where TLanes : struct, ILanes<TLanes>
    {
        // One denominator for i ≥ 1, its factors divided by a + d + 5: a large d must not overflow it.
        TLanes c = a + d;
        TLanes scale = TLanes.Create(1) / (c + TLanes.Create(GammaLanes.Shift));
        TLanes numerator = TLanes.Create(0);
        TLanes denominator = TLanes.Create(1);
        for (int i = 1; i < GammaLanes.Shift; i++)
        {
            TLanes factor = (a + TLanes.Create(i)) * ((c + TLanes.Create(i)) * scale);
            numerator = TLanes.FusedMultiplyAdd(numerator, factor, denominator);
            denominator = denominator * factor;
        }

        return TLanes.FusedMultiplyAdd(d * scale, numerator / denominator, d / c / a);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes OfOrdered<TLanes>(TLanes smaller, TLanes larger)
        where TLanes : struct, ILanes<TLanes>
    {
        // B(a, b) = B(a, b + 5) (a + b)₅ / (b)₅ moves the larger argument to where its correction to Stirling's formula is small.
        TLanes isMoved = TLanes.LessThan(larger, TLanes.Create(GammaLanes.LargeFrom));
        TLanes quotient = GammaLanes.RisingProduct(larger + smaller) / GammaLanes.RisingProduct(larger);
        quotient = TLanes.Select(isMoved, quotient, TLanes.Create(1));
        larger = TLanes.Select(isMoved, larger + TLanes.Create(GammaLanes.Shift), larger);

        TLanes half = TLanes.Create(0.5);
        TLanes ratio = smaller / larger;
        TLanes logOnePlus = LogarithmLanes.Log1p(ratio);
        TLanes logOfSum = LogarithmLanes.Log(larger) + logOnePlus;
        TLanes corrections = GammaLanes.StirlingCorrection(larger) - GammaLanes.StirlingCorrection(larger + smaller);
        TLanes common = TLanes.FusedMultiplyAdd(half - larger, logOnePlus, corrections);

        // A small argument: log Γ(a) + log(Γ(b)/Γ(a + b)). A large one: all by Stirling, its logarithms as those of a/(a + b) and b/(a + b).
        TLanes isSmall = TLanes.LessThan(smaller, TLanes.Create(GammaLanes.LargeFrom));
        TLanes moderate = GammaLanes.NearTwo(smaller, out TLanes product, out TLanes sign);
        TLanes scaled = TLanes.Select(TLanes.LessThan(sign, TLanes.Create(0)), product / quotient, product * quotient);
        TLanes log = LogarithmLanes.Log(TLanes.Select(isSmall, scaled, ratio / (TLanes.Create(1) + ratio)));
        TLanes ofSmall = moderate + TLanes.FusedMultiplyAdd(-smaller, logOfSum, smaller) + TLanes.FusedMultiplyAdd(sign, log, common);
        TLanes ofLarge = TLanes.FusedMultiplyAdd(smaller - half, log, common) + TLanes.Create(HalfLogTwoPi);
        ofLarge = TLanes.FusedMultiplyAdd(-half, logOfSum, ofLarge) + GammaLanes.StirlingCorrection(smaller);
        return TLanes.Select(isSmall, ofSmall, ofLarge);
    }
}
