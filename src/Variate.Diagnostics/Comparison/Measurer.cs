using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Measures one candidate against an exact gradient.</summary>
internal sealed class Measurer
{
    private readonly Candidate _candidate;
    private readonly bool _claimsUnbiased;
    private readonly ExactGradient _exact;
    private readonly int _drawsPerGroup;
    private readonly TimeProvider? _time;
    private readonly GroupSampler _sampler;
    private readonly PartStatistics _all;
    private readonly ImmutableArray<PartStatistics> _parameters;
    private readonly ImmutableArray<PartStatistics> _layers;
    private readonly ImmutableArray<PartStatistics> _parts;
    private TimeSpan _elapsed;

    /// <exception cref="EstimatorNotApplicableException">The candidate does not fit the program.</exception>
    internal Measurer(GradientProblem problem, Candidate candidate, ExactGradient exact, RandomKey key, int drawsPerGroup, TimeProvider? time)
    {
        _candidate = candidate;
        _exact = exact;
        _drawsPerGroup = drawsPerGroup;
        _time = time;
        _claimsUnbiased = ChoiceSurvey.Of(problem, candidate, key).Visits.All(static visit => visit.Traits.IsUnbiased);
        _sampler = new GroupSampler(problem, candidate, key.For("measure"), drawsPerGroup);
        _all = new PartStatistics(GradientPart.All(problem.Parameters), exact);
        _parameters = [.. GradientPart.Of(problem.Parameters).Select(part => new PartStatistics(part, exact))];
        _layers = [.. GradientPart.LayersOf(problem.Parameters).Select(part => new PartStatistics(part, exact))];
        _parts = [_all, .. _parameters, .. _layers];
    }

    internal EstimateOutcome? NonFiniteOutcome => _sampler.NonFiniteOutcome;

    private Moments Moments => _sampler.Moments;

    internal void DrawUntil(long groups)
    {
        while (Moments.Samples < groups && NonFiniteOutcome is null)
        {
            long start = _time?.GetTimestamp() ?? 0;
            _sampler.DrawGroup();
            _elapsed += _time?.GetElapsedTime(start) ?? TimeSpan.Zero;
            if (NonFiniteOutcome is null)
            {
                Add(_sampler.Last);
            }
        }
    }

    /// <summary>The measurement, of at least 4 groups.</summary>
    internal EstimatorMeasurement Result(double confidenceLevel) => new()
    {
        Estimator = _candidate.Name,
        ClaimsUnbiased = _claimsUnbiased,
        DrawCount = _sampler.DrawCount,
        DrawsPerGroup = _drawsPerGroup,
        CostEvaluations = PerDraw(_sampler.CostEvaluations),
        SlopeEvaluations = PerDraw(_sampler.SlopeEvaluations),
        Seconds = _time is null ? null : PerDraw(_elapsed.TotalSeconds),
        All = Part(_all, confidenceLevel),
        Parameters = [.. _parameters.Select(part => Part(part, confidenceLevel))],
        Layers = [.. _layers.Select(part => Part(part, confidenceLevel))],
    };

    private double PerDraw(double total) => total / _sampler.DrawCount;

    private void Add(ReadOnlySpan<double> group)
    {
        foreach (PartStatistics part in _parts)
        {
            part.Add(group);
        }
    }

    private PartMeasurement Part(PartStatistics statistics, double confidenceLevel)
    {
        GradientPart part = statistics.Part;
        int elements = Math.Max(1, part.ElementCount);
        double critical = SpendingPlan.StudentCritical((1 - confidenceLevel) / elements / 2, Moments.Samples - 1);
        (double bias, double radius, double trace, double signal) = Sum(part, critical);
        double variance = trace * _drawsPerGroup / elements;
        return new PartMeasurement
        {
            Name = part.Name,
            ElementCount = part.ElementCount,
            Bias = bias,
            BiasLowerBound = Math.Max(0, bias - radius),
            BiasUpperBound = bias + radius,
            Variance = variance,
            VarianceStandardError = statistics.StandardErrorOfVariance * _drawsPerGroup / elements,
            SignalToNoise = trace > 0 ? signal / Math.Sqrt(trace * _drawsPerGroup) : null,
            Cosine = statistics.Cosine,
            VarianceTimesCost = variance * PerDraw(_sampler.CostEvaluations + _sampler.SlopeEvaluations),
        };
    }

    /// <summary>
    /// Each element's error lies within its own interval, jointly at the level by the union bound; so the length of mean − exact is off by at most
    /// the length of the half-widths.
    /// </summary>
    private (double Bias, double Radius, double Trace, double Signal) Sum(GradientPart part, double critical)
    {
        double bias = 0;
        double radius = 0;
        double trace = 0;
        double signal = 0;
        foreach (int i in part.Elements)
        {
            double exact = _exact.Elements[i - 1];
            double exactError = _exact.StandardErrors.IsEmpty ? 0 : _exact.StandardErrors[i - 1];
            double error = Moments.StandardError(i);
            bias += (Moments.Mean(i) - exact) * (Moments.Mean(i) - exact);
            radius += critical * critical * ((error * error) + (exactError * exactError));
            trace += Moments.Variance(i);
            signal += exact * exact;
        }

        return (Math.Sqrt(bias), Math.Sqrt(radius) + _exact.NumericalError, trace, Math.Sqrt(signal));
    }
}
