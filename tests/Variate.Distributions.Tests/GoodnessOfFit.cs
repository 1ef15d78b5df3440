namespace Variate.Distributions.Tests;

/// <summary>Tests of a sample against a law, at a false-alarm rate of 1e-4 or below; keys are fixed, so that they give one answer.</summary>
internal static class GoodnessOfFit
{
    /// <summary>√n·D of Kolmogorov and Smirnov is above this with probability 2·exp(−2x²) = 1e-4.</summary>
    private const double LargestDistance = 2.226;

    internal static void AssertLaw(IReadOnlyCollection<double> sample, Func<double, double> cumulative)
    {
        double distance = Distance(sample, cumulative);
        Assert.True(distance < LargestDistance, FormattableString.Invariant($"Kolmogorov-Smirnov statistic {distance:0.00}: another law."));
    }

    internal static void AssertOtherLaw(IReadOnlyCollection<double> sample, Func<double, double> cumulative)
        => Assert.True(Distance(sample, cumulative) >= LargestDistance);

    /// <summary>Pearson's χ² = Σ (observed − expected)²/expected.</summary>
    /// <param name="observed">Counts.</param>
    /// <param name="probabilities">Of each cell.</param>
    /// <param name="critical">The 1 − 1e-4 quantile of χ² with one degree of freedom less than there are cells.</param>
    internal static void AssertFrequencies(IReadOnlyList<double> observed, IReadOnlyList<double> probabilities, double critical)
    {
        double total = observed.Sum();
        double statistic = observed.Zip(probabilities, (count, p) => (count - (total * p)) * (count - (total * p)) / (total * p)).Sum();
        Assert.Equal(1, probabilities.Sum(), 1e-12);
        Assert.True(statistic < critical, FormattableString.Invariant($"χ² = {statistic:0.0}, expected below {critical}."));
    }

    private static double Distance(IReadOnlyCollection<double> sample, Func<double, double> cumulative)
    {
        double[] levels = [.. sample.Select(cumulative).Order()];
        double distance = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            distance = Math.Max(distance, Math.Max(levels[i] - ((double)i / levels.Length), ((i + 1.0) / levels.Length) - levels[i]));
        }

        return distance * Math.Sqrt(levels.Length);
    }
}
