using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Integration over a support by the double-exponential rule, or summation over integers.</summary>
/// <remarks>
/// The rule maps an interval to the line so that the integrand decays doubly exponentially; then the trapezoidal rule converges
/// exponentially, also where the density is infinite at an end.
/// </remarks>
internal sealed record Quadrature(double[] Points, double[] Weights)
{
    private const double Spacing = 1.0 / 32;
    private const int HalfCount = 176;

    internal static Quadrature OverIntegers(int terms)
        => new([.. Enumerable.Range(0, terms).Select(static n => (double)n)], [.. Enumerable.Repeat(1.0, terms)]);

    /// <summary>Over the intervals between increasing breaks, of which at least two are finite.</summary>
    internal static Quadrature Over(IReadOnlyList<double> breaks)
    {
        List<double> points = [];
        List<double> weights = [];
        for (int i = 0; i + 1 < breaks.Count; i++)
        {
            double lower = breaks[i];
            double upper = breaks[i + 1];
            if (double.IsNegativeInfinity(lower))
            {
                AddHalfLine(upper, -(breaks[i + 2] - upper), points, weights);
            }
            else if (double.IsPositiveInfinity(upper))
            {
                AddHalfLine(lower, lower - breaks[i - 1], points, weights);
            }
            else
            {
                AddInterval(lower, upper, points, weights);
            }
        }

        return new Quadrature([.. points], [.. weights]);
    }

    /// <summary>𝔼[cost] under a law with one component.</summary>
    internal double Mean(Distribution law, Func<double, double> cost) => Mean(law, [.. Points.Select(cost)]);

    /// <summary>𝔼[cost], given the cost at every point.</summary>
    internal double Mean(Distribution law, IReadOnlyList<double> costs)
    {
        double[] logProbabilities = Runs.Elements(law.LogProbability(Column(Points)));
        double sum = 0;
        for (int i = 0; i < Points.Length; i++)
        {
            double mass = Math.Exp(logProbabilities[i]) * Weights[i];
            // Where there is no mass a cost may be infinite.
            sum += mass > 0 ? mass * costs[i] : 0;
        }

        return sum;
    }

    internal static Tensor Column(double[] values) => Tensor.Create(values, [values.Length, 1]);

    private static void AddHalfLine(double start, double scale, List<double> points, List<double> weights)
    {
        for (int i = -HalfCount; i <= HalfCount; i++)
        {
            double t = i * Spacing;
            double distance = scale * Math.Exp(Math.PI / 2 * Math.Sinh(t));
            Add(start + distance, Math.Abs(distance) * Math.PI / 2 * Math.Cosh(t), start, points, weights);
        }
    }

    private static void AddInterval(double lower, double upper, List<double> points, List<double> weights)
    {
        for (int i = -HalfCount; i <= HalfCount; i++)
        {
            double t = i * Spacing;
            double nearest = 1 / (1 + Math.Exp(Math.PI * Math.Sinh(Math.Abs(t))));
            double weight = (upper - lower) * nearest * (1 - nearest) * Math.PI * Math.Cosh(t);
            // The distance from the nearer end, which keeps its digits when that end is 0.
            Add(t < 0 ? lower + ((upper - lower) * nearest) : upper - ((upper - lower) * nearest), weight, t < 0 ? lower : upper, points, weights);
        }
    }

    private static void Add(double point, double weight, double end, List<double> points, List<double> weights)
    {
        if (point != end)
        {
            points.Add(point);
            weights.Add(weight * Spacing);
        }
    }
}
