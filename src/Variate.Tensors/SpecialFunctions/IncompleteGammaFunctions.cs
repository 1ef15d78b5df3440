using Variate.Tensors.SpecialFunctions.Cumulatives;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The regularised incomplete gamma functions: the distribution function of the standard gamma law and its slope in the shape.</summary>
/// <remarks>
/// <para>P(a, x) = 1/Γ(a) ∫₀ˣ tᵃ⁻¹e⁻ᵗ dt and Q = 1 − P, for a ≥ 0 and x ≥ 0; NaN for negative arguments.</para>
/// <para>Relative error below 1e−14 near the mean; in the tails that of an exponential whose exponent is rounded, 1e−12 at 1e−300.</para>
/// </remarks>
public static class IncompleteGammaFunctions
{
    // From here on, and near the mean, the uniform expansion: series and fraction would need √a terms and more.
    private const double UniformFrom = 20;

    // Below this argument the fraction converges slowly, and small shapes have a series of their own.
    private const double FractionFrom = 1.1;

    // Beside it 1 is the whole of e⁻ˣ and of the series.
    private const double Negligible = 1e-30;

    /// <summary>y = P(a, x), the lower tail.</summary>
    /// <param name="a">The shape.</param>
    /// <param name="x">The quantile.</param>
    public static double Lower(double a, double x) => Tails(a, x).Lower;

    /// <summary>y = Q(a, x) = 1 − P(a, x), the upper tail, to its own relative accuracy.</summary>
    /// <param name="a">The shape.</param>
    /// <param name="x">The quantile.</param>
    public static double Upper(double a, double x) => Tails(a, x).Upper;

    /// <summary>y = ∂P(a, x)/∂a, which is never positive.</summary>
    /// <param name="a">The shape, positive.</param>
    /// <param name="x">The quantile.</param>
    public static double LowerSlope(double a, double x)
    {
        if (x == 0 || double.IsPositiveInfinity(x))
        {
            return a > 0 ? 0 : double.NaN;
        }

        double mass = Mass(a, x);
        return mass == 0 ? 0 : -mass * GammaSlope.OfLogarithm(a, x);
    }

    /// <summary>The x with P(a, x) = p; 0 at 0, +∞ at 1, NaN outside [0, 1].</summary>
    /// <param name="a">The shape, positive.</param>
    /// <param name="p">The lower tail. Near 1 pass the upper one to <see cref="InverseUpper"/>: 1 − p has lost its digits.</param>
    public static double InverseLower(double a, double p) => Inverse(a, TailPair.FromLower(p));

    /// <summary>The x with Q(a, x) = q; +∞ at 0, 0 at 1, NaN outside [0, 1].</summary>
    /// <param name="a">The shape, positive.</param>
    /// <param name="q">The upper tail.</param>
    public static double InverseUpper(double a, double q) => Inverse(a, TailPair.FromUpper(q));

    /// <summary>Both tails at x.</summary>
    internal static TailPair Tails(double a, double x)
    {
        if (!(a >= 0 && x >= 0) || (a == 0 && x == 0) || (double.IsPositiveInfinity(a) && double.IsPositiveInfinity(x)))
        {
            return TailPair.Undefined;
        }

        if (x == 0 || double.IsPositiveInfinity(a))
        {
            return TailPair.AllAbove;
        }

        if (a == 0 || double.IsPositiveInfinity(x))
        {
            return TailPair.AllBelow;
        }

        if (a >= UniformFrom && Math.Abs(x - a) < UniformGammaTails.LargestDeviation * a)
        {
            return UniformGammaTails.At(a, x);
        }

        if (a < 1 && x < FractionFrom)
        {
            return SmallShape(a, x);
        }

        return x < Math.Max(a + 1, FractionFrom) && a >= 1
            ? TailPair.FromLower(Mass(a, x) / a * Series(a, x))
            : TailPair.FromUpper(Mass(a, x) * Fraction(a, x));
    }

    /// <summary>xᵃe⁻ˣ / Γ(a): the density times x.</summary>
    internal static double Mass(double a, double x)
    {
        if (a < GammaFunctions.AsymptoticFrom)
        {
            return a * Math.Exp(a * Math.Log(x) - x - GammaFunctions.LogGammaOfOnePlus(a));
        }

        // Relative to the mean, so that no large logarithms cancel.
        double deviation = (x - a) / a;
        double rate = Math.Abs(deviation) < 0.6 ? ElementaryFunctions.LessLogOnePlus(deviation) : deviation - Math.Log(x / a);
        return Math.Sqrt(a / (2 * Math.PI)) * Math.Exp(-a * rate - GammaFunctions.StirlingCorrection(a));
    }

    /// <summary>Γ(a, x) / (xᵃe⁻ˣ), by the continued fraction with all denominators positive; x above the mean.</summary>
    private static double Fraction(double a, double x)
    {
        double denominator = x + 1 - a;
        double c = double.PositiveInfinity;
        double d = 1 / denominator;
        double fraction = d;
        double factor;
        double i = 1;
        do
        {
            double numerator = i * (a - i);
            denominator += 2;
            d = 1 / (numerator * d + denominator);
            c = denominator + numerator / c;
            factor = c * d;
            fraction *= factor;
            i++;
        }
        while (Math.Abs(factor - 1) > 2e-16);

        return fraction;
    }

    /// <summary>Σ xⁿ / (a + 1)ₙ; every term is positive.</summary>
    private static double Series(double a, double x)
    {
        double sum = 1;
        double term = 1;
        for (double n = a + 1; term > 1e-17 * sum; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>P = xᵃ/Γ(a + 1) (1 − r) with r of order a, and so Q without a difference from 1.</summary>
    private static TailPair SmallShape(double a, double x)
    {
        double logOfPower = a * Math.Log(x) - GammaFunctions.LogGammaOfOnePlus(a);
        double power = Math.Exp(logOfPower);
        double rest = 0;
        double term = -1;
        for (int n = 1; Math.Abs(term) > 1e-18; n++)
        {
            term *= -x / n;
            rest += a * term / (a + n);
        }

        return new TailPair(power * (1 - rest), power * rest - ElementaryFunctions.ExpMinusOne(logOfPower));
    }

    private static double Inverse(double a, TailPair target)
    {
        if (!(a > 0 && double.IsFinite(a) && target.Lower >= 0 && target.Upper >= 0))
        {
            return double.NaN;
        }

        if (target.Lower == 0 || target.Upper == 0)
        {
            return target.Lower == 0 ? 0 : double.PositiveInfinity;
        }

        // The leading term xᵃ/Γ(a + 1) of P: far below 1 it is all there is, and its inverse may underflow to 0.
        double leading = Math.Exp((Math.Log(target.Lower) + GammaFunctions.LogGammaOfOnePlus(a)) / a);
        if (leading < Negligible)
        {
            return leading;
        }

        // The approximation of Wilson and Hilferty, 26.4.17 of [Abramowitz1964], where it holds.
        double normal = target.Lower <= target.Upper ? NormalFunctions.Quantile(target.Lower) : -NormalFunctions.Quantile(target.Upper);
        double root = 1 - 1 / (9 * a) + normal / (3 * Math.Sqrt(a));
        double guess = a > 0.5 && root > 0.1 ? a * root * root * root : Math.Min(leading, 1 + a);
        return TailInversion.Solve(new GammaLaw(a), target, guess);
    }
}
