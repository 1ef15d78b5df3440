namespace Variate.Tensors.SpecialFunctions;

/// <summary>The modified Bessel functions I₀ and I₁ without their exponential growth, and their ratio.</summary>
/// <remarks>Relative error below 1e−14.</remarks>
public static class BesselFunctions
{
    // From here on the asymptotic series, whose smallest term is e⁻²ˣ, is exact to the last bit.
    private const double AsymptoticFrom = 25;

    /// <summary>y = exp(−|x|) I₀(x); falls as 1/√(2π|x|).</summary>
    public static double ScaledI0(double x) => Scale(x) * Unscaled(x, 0);

    /// <summary>y = exp(−|x|) I₁(x), an odd function.</summary>
    public static double ScaledI1(double x) => Scale(x) * Unscaled(x, 1);

    /// <summary>y = I₁(x) / I₀(x): the mean of cos θ under a von Mises law of concentration x; ±1 at ±∞.</summary>
    public static double Ratio(double x) => Unscaled(x, 1) / Unscaled(x, 0);

    /// <summary>y = 1 − I₁(x) / I₀(x) for x ≥ 0, without the rounding of a difference from 1; falls as 1/(2x).</summary>
    public static double RatioComplement(double x)
    {
        return x < AsymptoticFrom ? 1 - Ratio(x) : AsymptoticDifference(x) / AsymptoticSeries(x, 0);
    }

    private static double Scale(double x)
    {
        double magnitude = Math.Abs(x);
        return magnitude < AsymptoticFrom ? Math.Exp(-magnitude) : 1 / Math.Sqrt(2 * Math.PI * magnitude);
    }

    /// <summary>I of order 0 or 1 over the factor that <see cref="Scale"/> puts back.</summary>
    private static double Unscaled(double x, int order)
    {
        double magnitude = Math.Abs(x);
        double value = magnitude < AsymptoticFrom ? PowerSeries(magnitude, order) : AsymptoticSeries(magnitude, order);
        return order == 0 ? value : Math.CopySign(value, x);
    }

    /// <summary>(x/2)ⁿ Σ (x²/4)ᵏ / (k! (k + n)!), n = 0 or 1: every term is positive.</summary>
    private static double PowerSeries(double x, int order)
    {
        double quarter = 0.25 * x * x;
        double term = order == 0 ? 1 : 0.5 * x;
        double sum = term;
        for (double k = 1; term > 1e-17 * sum; k++)
        {
            term *= quarter / (k * (k + order));
            sum += term;
        }

        return sum;
    }

    /// <summary>Σ (−1)ᵏ (4n² − 1)(4n² − 9) … (4n² − (2k − 1)²) / (k! (8x)ᵏ), 9.7.1 of [Abramowitz1964].</summary>
    private static double AsymptoticSeries(double x, int order)
    {
        double term = 1;
        double sum = 1;
        for (double k = 1; Math.Abs(term) > 1e-17; k++)
        {
            double odd = 2 * k - 1;
            term *= (odd * odd - 4 * order) / (8 * k * x);
            sum += term;
        }

        return sum;
    }

    /// <summary>The series of order 0 less that of order 1, term by term: every difference is positive, and the leading 1 cancels.</summary>
    private static double AsymptoticDifference(double x)
    {
        double first = 1;
        double second = 1;
        double sum = 0;
        for (double k = 1; k == 1 || first - second > 1e-17 * sum; k++)
        {
            double odd = 2 * k - 1;
            first *= odd * odd / (8 * k * x);
            second *= (odd * odd - 4) / (8 * k * x);
            sum += first - second;
        }

        return sum;
    }
}
