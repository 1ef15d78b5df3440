namespace Variate.Tensors.SpecialFunctions;

/// <summary>d log x / da for the quantile x of the standard gamma law with shape a: −∂P/∂a over the mass xᵃe⁻ˣ/Γ(a).</summary>
/// <remarks>
/// With t = log x it solves dh/dt = (x − a) h + ψ(a) − t: the one solution that grows on neither side, positive everywhere and free
/// of the exponentials that ∂P/∂a and the mass share.
/// </remarks>
internal static class GammaSlope
{
    // From here on, and within a factor of 2 of the mean, a Taylor polynomial tells the solution from all others.
    private const double MatchedFrom = 25;

    /// <summary>h for positive finite arguments.</summary>
    internal static double OfLogarithm(double a, double x)
    {
        if (a >= MatchedFrom && Math.Abs(x - a) < 0.5 * a)
        {
            return Matched(a, x);
        }

        double lead = GammaFunctions.Digamma(a + 1) - Math.Log(x);
        return lead > 0 ? Series(a, x, lead) : Fraction(a, x);
    }

    /// <summary>h = 1/a Σ xⁿ/(a + 1)ₙ (ψ(a + n + 1) − log x), every term positive.</summary>
    private static double Series(double a, double x, double lead)
    {
        double sum = lead;
        double term = 1;
        for (double n = a + 1; term * lead > 1e-17 * sum; n++)
        {
            term *= x / n;
            lead += 1 / n;
            sum += term * lead;
        }

        return sum / a;
    }

    /// <summary>h = (log x − ψ(a)) U + ∂U/∂a with U = Γ(a, x)/(xᵃe⁻ˣ): a continued fraction, differentiated as it is evaluated.</summary>
    private static double Fraction(double a, double x)
    {
        // Steed's algorithm: each convergent adds a term, so that its derivative can be followed without a quotient of small numbers.
        double denominator = x + 1 - a;
        (double d, double slopeD) = (1 / denominator, 1 / (denominator * denominator));
        (double term, double slopeTerm) = (d, slopeD);
        (double sum, double slope) = (term, slopeTerm);
        for (double i = 1; Math.Abs(term) > 1e-17 * sum || Math.Abs(slopeTerm) > 1e-17 * Math.Abs(slope); i++)
        {
            double numerator = i * (a - i);
            denominator += 2;
            double divisor = numerator * d + denominator;
            double slopeOfDivisor = i * d + numerator * slopeD - 1;
            d = 1 / divisor;
            slopeD = -slopeOfDivisor * d * d;
            double factor = denominator * d - 1;
            slopeTerm = (denominator * slopeD - d) * term + factor * slopeTerm;
            term *= factor;
            sum += term;
            slope += slopeTerm;
        }

        return (Math.Log(x) - GammaFunctions.Digamma(a)) * sum + slope;
    }

    /// <summary>Runs the recurrence of the Taylor coefficients from h = 0 and, without its inhomogeneous terms, from 1.</summary>
    /// <remarks>High coefficients of the wanted solution are small beside those of all others, so h = −pₘ/eₘ; the step is one standard deviation.</remarks>
    private static double Matched(double a, double x)
    {
        const int Order = 24;
        double step = 1 / Math.Sqrt(a);
        Span<double> slopes = stackalloc double[Order];
        Span<double> particular = stackalloc double[Order + 1];
        Span<double> homogeneous = stackalloc double[Order + 1];
        slopes[0] = (x - a) * step;
        double power = x * step;
        for (int n = 1; n < Order; n++)
        {
            power *= step / n;
            slopes[n] = power;
        }

        (particular[0], homogeneous[0]) = (0, 1);
        double level = GammaFunctions.DigammaLessLog(a) - ElementaryFunctions.LogOnePlus((x - a) / a);
        for (int n = 0; n < Order; n++)
        {
            double p = n == 0 ? step * level : n == 1 ? -step * step : 0;
            double e = 0;
            for (int j = 0; j <= n; j++)
            {
                p += slopes[j] * particular[n - j];
                e += slopes[j] * homogeneous[n - j];
            }

            particular[n + 1] = p / (n + 1);
            homogeneous[n + 1] = e / (n + 1);
        }

        return -particular[Order] / homogeneous[Order];
    }
}
