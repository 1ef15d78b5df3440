namespace Variate.Distributions.Tests.Laws;

/// <summary>χ² of counts against a distribution function over integers, with rare values joined to their neighbours.</summary>
internal static class Frequencies
{
    private const double LeastExpected = 20;

    /// <summary>The 1 − 1e−4 quantile of the standard normal law.</summary>
    private const double NormalQuantile = 3.719;

    /// <param name="draws">Integers.</param>
    /// <param name="cumulative">P(Y ≤ n) for n = 0, 1, …</param>
    internal static void Assert(IReadOnlyList<double> draws, IReadOnlyList<double> cumulative)
    {
        List<double> observed = [];
        List<double> probabilities = [];
        double start = 0;
        double below = double.NegativeInfinity;
        for (int n = 0; n < cumulative.Count; n++)
        {
            bool isWide = (cumulative[n] - start) * draws.Count >= LeastExpected;
            if (isWide && (1 - cumulative[n]) * draws.Count >= LeastExpected)
            {
                AddCell(n, cumulative[n]);
            }
        }

        AddCell(double.PositiveInfinity, 1);
        GoodnessOfFit.AssertFrequencies(observed, probabilities, Critical(observed.Count - 1));

        void AddCell(double last, double level)
        {
            observed.Add(draws.Count(draw => draw > below && draw <= last));
            probabilities.Add(level - start);
            (start, below) = (level, last);
        }
    }

    /// <summary>The 1 − 1e−4 quantile of χ² by Wilson and Hilferty's cube, within 2 %; infinite for one cell, which says nothing.</summary>
    private static double Critical(int degreesOfFreedom)
    {
        if (degreesOfFreedom == 0)
        {
            return double.PositiveInfinity;
        }

        double ninth = 2.0 / (9 * degreesOfFreedom);
        return degreesOfFreedom * Math.Pow(1 - ninth + (NormalQuantile * Math.Sqrt(ninth)), 3);
    }
}
