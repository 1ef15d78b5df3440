namespace Variate.Tensors.SpecialFunctions;

/// <summary>d logit(x) / da for the quantile x of the beta law with shapes a, b: −∂I/∂a over the mass xᵃ(1 − x)ᵇ/B(a, b).</summary>
/// <remarks>
/// With z = logit(x) it solves dh/dz = ((a + b) x − a) h + ψ(a) − ψ(a + b) − log x: the one solution that grows on neither side,
/// positive everywhere and free of the exponentials that ∂I/∂a and the mass share.
/// </remarks>
internal static class BetaSlope
{
    // Of ab/(a + b): from here on a Taylor polynomial tells the solution from all others.
    private const double MatchedFrom = 25;

    // A sum that much smaller than its terms is replaced by the series from the other side.
    private const double LargestCancellation = 10;

    // Beyond it a power series has hundreds of terms, and the continued fraction fewer.
    private const double LargestSeriesArgument = 0.95;

    /// <summary>h for positive finite shapes and x = 1 − y inside (0, 1).</summary>
    internal static double OfLogit(double a, double b, double x, double y)
    {
        if (Math.Min(a, b) >= GammaFunctions.AsymptoticFrom && a / (a + b) * b > MatchedFrom)
        {
            return Matched(a, b, x, y);
        }

        double level = -GammaFunctions.DigammaDifference(a, b) - IncompleteBetaFunctions.LogOf(x, y);

        // The series whose terms are positive; the other where it is much shorter and hardly cancels.
        bool isBelow = level >= 0;
        bool isLeft = isBelow ? !(x > 0.7 && y * (a + b) < 12 * (1 + b)) : y > 0.7 && x * (a + b) < 12 * (1 + a);
        if (isLeft == isBelow && (isLeft ? x : y) > LargestSeriesArgument)
        {
            return isBelow ? ByFraction(a, b, x, y, 1, level) : ByFraction(b, a, y, x, 0, -level);
        }

        (double value, double magnitude) = isLeft ? Left(a, b, x, level) : Right(a, b, y, level);
        if (magnitude < LargestCancellation * Math.Abs(value))
        {
            return value;
        }

        (double other, double otherMagnitude) = isLeft ? Right(a, b, y, level) : Left(a, b, x, level);
        return otherMagnitude / Math.Abs(other) < magnitude / Math.Abs(value) ? other : value;
    }

    /// <summary>h from I = mass/F below the mean, or from 1 − I above it: (level + ∂ log F)/F.</summary>
    private static double ByFraction(double a, double b, double x, double y, double inFirst, double level)
    {
        (double fraction, double logSlope) = new BetaFractionSlope(a, b, x, y, inFirst).Evaluate();
        return (level + (inFirst == 1 ? logSlope : -logSlope)) / fraction;
    }

    /// <summary>h = 1/a Σ (a + b)ₙ/(a + 1)ₙ xⁿ (ψ(a + n + 1) − ψ(a + b + n) − log x), and the sum of the magnitudes.</summary>
    private static (double Value, double Magnitude) Left(double a, double b, double x, double level)
    {
        double weight = level + 1 / a;
        (double sum, double magnitude) = (weight, Math.Abs(weight));
        double term = 1;
        for (double n = 0; n == 0 || Math.Abs(term * weight) > 1e-17 * Math.Abs(sum) || x * (a + b + n) >= a + n + 1; n++)
        {
            term *= x * ((a + b + n) / (a + n + 1));
            weight += (b - 1) / ((a + b + n) * (a + n + 1));
            sum += term * weight;
            magnitude += Math.Abs(term * weight);
        }

        return (sum / a, magnitude / a);
    }

    /// <summary>h = 1/b Σ (a + b)ₙ/(b + 1)ₙ (1 − x)ⁿ (log x − ψ(a) + ψ(a + b + n)), and the sum of the magnitudes.</summary>
    private static (double Value, double Magnitude) Right(double a, double b, double y, double level)
    {
        double weight = -level;
        (double sum, double magnitude) = (weight, Math.Abs(weight));
        double term = 1;
        for (double n = 0; n == 0 || Math.Abs(term * weight) > 1e-17 * Math.Abs(sum) || y * (a + b + n) >= b + n + 1; n++)
        {
            term *= y * ((a + b + n) / (b + n + 1));
            weight += 1 / (a + b + n);
            sum += term * weight;
            magnitude += Math.Abs(term * weight);
        }

        return (sum / b, magnitude / b);
    }

    /// <summary>As <see cref="GammaSlope"/> does: the Taylor recurrence from h = 0 and, without its inhomogeneous terms, from 1.</summary>
    private static double Matched(double a, double b, double x, double y)
    {
        const int Order = 24;
        double step = 1 / Math.Sqrt(a / (a + b) * b);
        Span<double> quantile = stackalloc double[Order + 1];
        Span<double> particular = stackalloc double[Order + 1];
        Span<double> homogeneous = stackalloc double[Order + 1];
        (quantile[0], particular[0], homogeneous[0]) = (x, 0, 1);
        double deviation = (b * x - a * y) / a;
        double logOfRatio = Math.Abs(deviation) < 0.6 ? ElementaryFunctions.LogOnePlus(deviation) : Math.Log(x * ((a + b) / a));
        double level = GammaFunctions.DigammaLessLog(a) - GammaFunctions.DigammaLessLog(a + b) - logOfRatio;
        for (int n = 0; n < Order; n++)
        {
            double square = 0;
            double p = step * (n == 0 ? level : n == 1 ? -y * step : step * quantile[n - 1] / n);
            double e = 0;
            for (int j = 0; j <= n; j++)
            {
                double slope = step * (j == 0 ? a * deviation : (a + b) * quantile[j]);
                square += quantile[j] * quantile[n - j];
                p += slope * particular[n - j];
                e += slope * homogeneous[n - j];
            }

            quantile[n + 1] = step * (quantile[n] - square) / (n + 1);
            particular[n + 1] = p / (n + 1);
            homogeneous[n + 1] = e / (n + 1);
        }

        return -particular[Order] / homogeneous[Order];
    }
}
