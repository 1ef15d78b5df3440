using Variate.Tensors.SpecialFunctions.Cumulatives;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The regularised incomplete beta function: the distribution function of the beta law and its slopes in the shapes.</summary>
/// <remarks>
/// <para>I = 1/B(a, b) ∫₀ˣ tᵃ⁻¹(1 − t)ᵇ⁻¹ dt for a, b &gt; 0; NaN for other shapes and outside [0, 1].</para>
/// <para>Near x = 1 pass 1 − x as well: the result depends on its digits, which x has lost.</para>
/// <para>Near the mean the time grows with the square root of ab/(a + b).</para>
/// </remarks>
public static class IncompleteBetaFunctions
{
    // Beyond it a power series in the argument needs too many terms.
    private const double LargestSeriesArgument = 0.9;

    // Beside it 1 is the whole of the series in the argument.
    private const double Negligible = 1e-30;

    /// <summary>y = I(x; a, b), the lower tail.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="x">In [0, 1].</param>
    public static double Lower(double a, double b, double x) => Lower(a, b, x, 1 - x);

    /// <summary>y = I(x; a, b), the lower tail.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="x">In [0, 1].</param>
    /// <param name="complement">1 − x, to its own accuracy.</param>
    public static double Lower(double a, double b, double x, double complement) => Tails(a, b, x, complement).Lower;

    /// <summary>y = 1 − I(x; a, b), the upper tail, to its own relative accuracy.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="x">In [0, 1].</param>
    public static double Upper(double a, double b, double x) => Upper(a, b, x, 1 - x);

    /// <summary>y = 1 − I(x; a, b), the upper tail, to its own relative accuracy.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="x">In [0, 1].</param>
    /// <param name="complement">1 − x, to its own accuracy.</param>
    public static double Upper(double a, double b, double x, double complement) => Tails(a, b, x, complement).Upper;

    /// <summary>y = ∂I(x; a, b)/∂a, which is never positive. The slope in b is −<c>LowerSlope(b, a, 1 − x, x)</c>.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="x">In [0, 1].</param>
    /// <param name="complement">1 − x, to its own accuracy.</param>
    public static double LowerSlope(double a, double b, double x, double complement)
    {
        if (!IsInDomain(a, b, x, complement))
        {
            return double.NaN;
        }

        double mass = x == 0 || complement == 0 ? 0 : Mass(a, b, x, complement);
        return mass == 0 ? 0 : -mass * BetaSlope.OfLogit(a, b, x, complement);
    }

    /// <summary>The x with I(x; a, b) = p; 0 at 0, 1 at 1, NaN outside [0, 1].</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="p">The lower tail. Near 1 pass the upper one to <see cref="InverseUpper"/>: 1 − p has lost its digits.</param>
    public static double InverseLower(double a, double b, double p) => BetaLaw.Fraction(InverseOdds(a, b, TailPair.FromLower(p)));

    /// <summary>The x with 1 − I(x; a, b) = q; 1 at 0, 0 at 1, NaN outside [0, 1]. Its complement is <c>InverseLower(b, a, q)</c>.</summary>
    /// <param name="a">The first shape.</param>
    /// <param name="b">The second shape.</param>
    /// <param name="q">The upper tail.</param>
    public static double InverseUpper(double a, double b, double q) => BetaLaw.Fraction(InverseOdds(a, b, TailPair.FromUpper(q)));

    /// <summary>Both tails at x = 1 − y.</summary>
    internal static TailPair Tails(double a, double b, double x, double y)
    {
        if (!IsInDomain(a, b, x, y))
        {
            return TailPair.Undefined;
        }

        if (x == 0)
        {
            return TailPair.AllAbove;
        }

        if (y == 0)
        {
            return TailPair.AllBelow;
        }

        // From the side of the mean where the sums have no cancellation.
        return a * y >= b * x ? BelowMean(a, b, x, y) : BelowMean(b, a, y, x).Mirrored();
    }

    /// <summary>xᵃ(1 − x)ᵇ / B(a, b): the density times x(1 − x).</summary>
    internal static double Mass(double a, double b, double x, double y)
    {
        if (Math.Min(a, b) < GammaFunctions.AsymptoticFrom)
        {
            return Math.Exp(a * LogOf(x, y) + b * LogOf(y, x) - BetaFunctions.LogBeta(a, b));
        }

        // Relative to the mean, so that no large logarithms cancel.
        double sum = a + b;
        double deviation = a * y - b * x;
        double rate = a * Rate(-deviation / a, x * (sum / a)) + b * Rate(deviation / b, y * (sum / b));
        double corrections = GammaFunctions.StirlingCorrection(sum) - GammaFunctions.StirlingCorrection(a) - GammaFunctions.StirlingCorrection(b);
        return Math.Sqrt(a / sum * b / (2 * Math.PI)) * Math.Exp(corrections - rate);
    }

    /// <summary>log x, from whichever of x and y = 1 − x is the smaller.</summary>
    internal static double LogOf(double x, double y) => x > 0.5 ? ElementaryFunctions.LogOnePlus(-y) : Math.Log(x);

    private static bool IsInDomain(double a, double b, double x, double y)
        => a > 0 && b > 0 && double.IsFinite(a) && double.IsFinite(b) && x >= 0 && y >= 0 && x <= 1 && y <= 1;

    private static double Rate(double deviation, double ratio)
        => Math.Abs(deviation) < 0.6 ? ElementaryFunctions.LessLogOnePlus(deviation) : deviation - Math.Log(ratio);

    private static double InverseOdds(double a, double b, TailPair target)
    {
        if (!(IsInDomain(a, b, 0, 1) && target.Lower >= 0 && target.Upper >= 0))
        {
            return double.NaN;
        }

        if (target.Lower == 0 || target.Upper == 0)
        {
            return target.Lower == 0 ? 0 : double.PositiveInfinity;
        }

        // The leading terms xᵃ/(a B) of I and of its mirror image: far below 1 they are all there is, and may underflow to 0.
        double leading = LeadingInverse(a, b, target.Lower);
        double mirrored = LeadingInverse(b, a, target.Upper);
        if (leading * b < Negligible && leading < Negligible)
        {
            return leading;
        }

        if (mirrored * a < Negligible && mirrored < Negligible)
        {
            return 1 / mirrored;
        }

        double normal = target.Lower <= target.Upper ? NormalFunctions.Quantile(target.Lower) : -NormalFunctions.Quantile(target.Upper);
        double guess = a / b * Math.Exp(normal * Math.Sqrt(1 / a + 1 / b));
        return TailInversion.Solve(new BetaLaw(a, b), target, Math.Clamp(guess, Math.Min(leading, 1), 1 / Math.Min(mirrored, 1)));
    }

    /// <summary>The x with xᵃ/(a B(a, b)) = p.</summary>
    private static double LeadingInverse(double a, double b, double p)
        => Math.Exp((Math.Log(p) + (a < 1 ? BetaFunctions.LogOfScaledBeta(a, b) : Math.Log(a) + BetaFunctions.LogBeta(a, b))) / a);

    private static TailPair BelowMean(double a, double b, double x, double y)
    {
        if (b * x <= 1 && x <= LargestSeriesArgument)
        {
            return Series(a, b, x, y);
        }

        return a * y <= 1 && y <= LargestSeriesArgument
            ? Series(b, a, y, x).Mirrored()
            : TailPair.FromLower(Mass(a, b, x, y) / Fraction(a, b, x, y));
    }

    /// <summary>I = xᵃ/(a B(a, b)) (1 + s), s = a Σ (1 − b)ₙ/n! xⁿ/(a + n); 1 − I without a difference from 1 where a is small.</summary>
    private static TailPair Series(double a, double b, double x, double y)
    {
        double sum = 0;
        double term = 1;
        for (double n = 1; Math.Abs(term) > 1e-18; n++)
        {
            term *= (n - b) / n * x;
            sum += a * term / (a + n);
        }

        if (a >= 1)
        {
            return TailPair.FromLower(Math.Exp(a * LogOf(x, y) - BetaFunctions.LogBeta(a, b)) / a * (1 + sum));
        }

        double logOfLead = a * LogOf(x, y) - BetaFunctions.LogOfScaledBeta(a, b);
        double lead = Math.Exp(logOfLead);
        return new TailPair(lead * (1 + sum), -ElementaryFunctions.ExpMinusOne(logOfLead) - lead * sum);
    }

    /// <summary>xᵃ(1 − x)ᵇ / (B(a, b) I), the continued fraction of [DiDonato1992] (§4, BFRAC), by the modified method of Lentz.</summary>
    private static double Fraction(double a, double b, double x, double y)
    {
        double deviation = a * y - b * x + 1;
        double fraction = a / (a + 1) * deviation;
        double c = fraction;
        double d = 0;
        double factor;
        double m = 1;
        do
        {
            double even = a + 2 * m - 1;
            double ratio = x / even;
            double numerator = (a + m - 1) * ratio * ((a + b + m - 1) * ratio) * m * (b - m);
            double denominator = m + m * (b - m) * ratio + (a + m) / (even + 2) * (deviation + m * (1 + y));
            d = 1 / (denominator + numerator * d);
            c = denominator + numerator / c;
            factor = c * d;
            fraction *= factor;
            m++;
        }
        while (Math.Abs(factor - 1) > 2.5e-16);

        return fraction;
    }
}
