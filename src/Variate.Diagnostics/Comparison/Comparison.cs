using System.Collections.Immutable;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Measures estimators side by side.</summary>
public static class Comparison
{
    /// <summary>Measures bias, variance, signal-to-noise ratio, cosine and price of several estimators of one gradient.</summary>
    /// <param name="problem">The program, at the parameters of the moment.</param>
    /// <param name="candidates">The estimators. Those that do not fit the program are listed with their reason.</param>
    /// <param name="key">Addresses all draws; all estimators have the same keys.</param>
    /// <param name="options">How much to measure; null for the defaults.</param>
    /// <remarks>
    /// Where the exact method of the problem does not apply, the unbiased candidate of least variance × price, run long, stands in for it, and
    /// the report names it.
    /// </remarks>
    /// <exception cref="NoExactGradientException">There is neither an exact gradient nor an unbiased candidate that fits.</exception>
    public static ComparisonReport Compare(
        this GradientProblem problem, IEnumerable<Candidate> candidates, RandomKey key, CompareOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(candidates);
        CompareOptions chosen = options ?? new CompareOptions();
        chosen.ThrowIfOutOfRange();
        using DetachedParameters detached = problem.Detach();
        ImmutableArray<Candidate> all = [.. candidates];
        ExactGradient truth = BestGradient.Of(problem, all, key, chosen.ReferenceDrawCount);
        var rows = new List<EstimatorMeasurement>();
        var refused = new List<Refusal>();
        EstimatorMeasurement? optimum = chosen.MeasuresOptimum ? Measure(problem, Candidate.ForAll(new RamEstimator()), truth, key, chosen).Row : null;
        foreach (Candidate candidate in all)
        {
            (EstimatorMeasurement? row, Refusal? refusal) = Measure(problem, candidate, truth, key, chosen);
            if (row is not null)
            {
                rows.Add(WithOptimum(row, optimum));
            }

            if (refusal is not null)
            {
                refused.Add(refusal);
            }
        }

        return new ComparisonReport
        {
            Problem = problem.Name,
            ExactMethod = truth.Method,
            ConfidenceLevel = chosen.ConfidenceLevel,
            GradientLength = Math.Sqrt(truth.SquaredNorm),
            Rows = [.. rows],
            Refused = [.. refused],
        };
    }

    /// <summary>Compares along one training trajectory: all estimators at the same parameters, point after point.</summary>
    /// <param name="problem">The program, whose parameters <paramref name="advance"/> changes.</param>
    /// <param name="candidates">The estimators.</param>
    /// <param name="key">Addresses all draws; every point has a key of its own.</param>
    /// <param name="pointCount">Points, the first at the parameters of the moment.</param>
    /// <param name="advance">Trains to the next point, given its number: any optimiser, any estimator.</param>
    /// <param name="options">How much to measure at each point; null for the defaults.</param>
    public static ImmutableArray<TrajectoryPoint> CompareAlong(
        this GradientProblem problem,
        IEnumerable<Candidate> candidates,
        RandomKey key,
        int pointCount,
        Action<int> advance,
        CompareOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(advance);
        ArgumentOutOfRangeException.ThrowIfLessThan(pointCount, 1);
        ImmutableArray<Candidate> all = [.. candidates];
        var points = new List<TrajectoryPoint>(pointCount);
        for (int point = 0; point < pointCount; point++)
        {
            if (point > 0)
            {
                advance(point);
            }

            points.Add(new TrajectoryPoint(point, problem.Compare(all, key.For((ulong)point), options)));
        }

        return [.. points];
    }

    /// <summary>An estimator that does not fit is a row of the report and no failure of it: this is the place where its refusal becomes data.</summary>
    private static (EstimatorMeasurement? Row, Refusal? Refusal) Measure(
        GradientProblem problem, Candidate candidate, ExactGradient truth, RandomKey key, CompareOptions options)
    {
        try
        {
            var measurer = new Measurer(problem, candidate, truth, key, options.DrawsPerGroup, options.Time);
            measurer.DrawUntil(options.GroupCount);
            return measurer.NonFiniteOutcome is { } outcome
                ? (null, new Refusal(candidate.Name, $"It gave {outcome}."))
                : (measurer.Result(options.ConfidenceLevel), null);
        }
        catch (EstimatorNotApplicableException refused)
        {
            return (null, new Refusal(candidate.Name, refused.Message));
        }
    }

    private static EstimatorMeasurement WithOptimum(EstimatorMeasurement row, EstimatorMeasurement? optimum) => optimum is null
        ? row
        : row with
        {
            All = WithOptimum(row.All, optimum.All),
            Parameters = [.. row.Parameters.Zip(optimum.Parameters, WithOptimum)],
            Layers = [.. row.Layers.Zip(optimum.Layers, WithOptimum)],
        };

    private static PartMeasurement WithOptimum(PartMeasurement part, PartMeasurement optimum)
        => optimum.Variance > 0 ? part with { RatioToOptimum = part.Variance / optimum.Variance } : part;
}
