namespace Variate.Tensors.Tests.Random;

/// <summary>The test of Kolmogorov and Smirnov of one sample against a law.</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>√n D is above this with probability 1e-4 (2 exp(−2 x²)) if the law is right.</summary>
    public const double Critical = 2.226;

    /// <summary>√n times the largest distance of the empirical distribution function from <paramref name="cdf"/>.</summary>
    public static double Statistic(IEnumerable<double> sample, Func<double, double> cdf)
    {
        double[] levels = [.. sample.Select(cdf).Order()];
        double distance = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            double below = levels[i] - ((double)i / levels.Length);
            double above = ((i + 1.0) / levels.Length) - levels[i];
            distance = Math.Max(distance, Math.Max(below, above));
        }

        return distance * Math.Sqrt(levels.Length);
    }
}
