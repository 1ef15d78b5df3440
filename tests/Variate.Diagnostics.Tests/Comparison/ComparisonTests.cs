using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Diagnostics.Tests.Comparison;

public class ComparisonTests(ITestOutputHelper output)
{
    private static readonly RandomKey Key = RandomKey.FromSeed(11);
    private static readonly CompareOptions Few = new() { DrawCount = 8192 };
    private readonly TwoLayerModel _model = new();

    [Fact]
    public void Compare_OneBit_VariancesAreThoseOfTheClosedForm()
    {
        var logit = new Parameter("logit", Tensor.Create([0.4], [1]));
        (double atZero, double atOne) = (0.7, 2.0);
        var problem = new GradientProblem(
            () => from b in Bernoulli.FromLogits(logit) select (b.Sum(^1) * (atOne - atZero)) + atZero, new ParameterSet(logit));
        double p = 1 / (1 + Math.Exp(-0.4));
        double gradient = p * (1 - p) * (atOne - atZero);
        double second = (p * Math.Pow(atOne * (1 - p), 2)) + ((1 - p) * Math.Pow(atZero * p, 2));

        ComparisonReport report = problem.Compare(
            [Candidate.ForAll(new ScoreFunctionEstimator()), Candidate.ForAll(new RamEstimator())], Key, Few with { DrawCount = 1 << 17 });

        PartMeasurement score = report.Rows[0].All;
        Assert.Equal(gradient, report.GradientLength, 1e-12);
        Assert.InRange(score.Variance - (second - (gradient * gradient)), -5 * score.VarianceStandardError, 5 * score.VarianceStandardError);

        // 1024 pairs of groups, near normal: √(2/1024) of the variance.
        Assert.InRange(score.VarianceStandardError, 0.03 * score.Variance, 0.06 * score.Variance);
        Assert.Equal(gradient / Math.Sqrt(score.Variance), score.SignalToNoise!.Value, 1e-9);
        Assert.Equal(0, report.Rows[1].All.Variance, 1e-20);
    }

    [Fact]
    public void Compare_BiasedEstimator_HasABiasAboveZero()
    {
        ComparisonReport report = _model.One(new ScoreFunctionEstimator())
            .Compare([Candidate.AsWritten, Candidate.ForAll(new StraightThroughEstimator())], Key);

        Assert.True(report.Rows[0].ClaimsUnbiased);
        Assert.Equal(0, report.Rows[0].All.BiasLowerBound);
        Assert.False(report.Rows[1].ClaimsUnbiased);
        Assert.True(report.Rows[1].All.BiasLowerBound > 0);
    }

    [Fact]
    public void Compare_TwoLayers_MeasuresPricesLayersAndTheOptimum()
    {
        var manual = new ManualTime();

        ComparisonReport report = _model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()).Compare(
            [Candidate.AsWritten, Candidate.ForAll(new RebarEstimator(Temperature.Fixed(0.5))), Candidate.ForAll(new PathwiseEstimator())],
            Key,
            Few with { Time = manual });

        (EstimatorMeasurement score, EstimatorMeasurement rebar) = (report.Rows[0], report.Rows[1]);
        output.WriteLine(FormattableString.Invariant($"score {score.All.RatioToOptimum:0.00}x, rebar {rebar.All.RatioToOptimum:0.00}x of the optimum"));
        Assert.Equal((1, 0), (score.CostEvaluations, score.SlopeEvaluations));
        Assert.Equal((3, 2), (rebar.CostEvaluations, rebar.SlopeEvaluations));
        Assert.Equal(1.0 / 64, score.Seconds!.Value, 1e-12);
        Assert.Equal(["first", "second", "cost"], score.Layers.Select(static layer => layer.Name));
        Assert.Equal(_model.TwoLayers.Select(static parameter => parameter.Name), score.Parameters.Select(static part => part.Name));
        Assert.Equal(score.All.Variance * score.All.ElementCount, score.Layers.Sum(static layer => layer.Variance * layer.ElementCount), 1e-9);
        Assert.True(rebar.All.RatioToOptimum > 1);
        Assert.True(score.All.RatioToOptimum > rebar.All.RatioToOptimum);
        Assert.InRange(rebar.All.Cosine!.Value, score.All.Cosine!.Value, 1);
        Assert.Contains("pathwise", Assert.Single(report.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_WithoutAnExactGradient_NamesTheReference()
    {
        GradientProblem problem = _model.One(new ScoreFunctionEstimator()) with { ExactMethod = new AutomaticExactGradient(largestJointCount: 4) };

        ComparisonReport report = problem.Compare(
            [Candidate.AsWritten, Candidate.ForAll(new RamEstimator()), Candidate.ForAll(new StraightThroughEstimator())],
            Key,
            new CompareOptions { ReferenceDrawCount = 1 << 16 });

        Assert.Equal("reference: ram, 65536 draws", report.ExactMethod);
        Assert.Equal(0, report.Rows[0].All.BiasLowerBound);
        Assert.True(report.Rows[2].All.BiasLowerBound > 0);
    }

    [Fact]
    public void CompareAlong_ThreePoints_MeasuresAtTheParametersOfEach()
    {
        GradientProblem problem = _model.One(new ScoreFunctionEstimator());
        double[] before = [.. _model.C1.Value.ToImmutableArray()];

        TrajectoryPoint[] points =
        [
            .. problem.CompareAlong([Candidate.AsWritten], Key, 3, _ => _model.C1.MutableElements<double>()[0] += 1, Few with { DrawCount = 1024 }),
        ];

        Assert.Equal([0, 1, 2], points.Select(static point => point.Point));
        Assert.Equal(before[0] + 2, _model.C1.Value.ToImmutableArray()[0]);
        Assert.Distinct(points.Select(static point => point.Comparison.GradientLength));
        Assert.Equal(problem.ExactMethod.Compute(problem, Key).SquaredNorm, Math.Pow(points[2].Comparison.GradientLength, 2), 1e-12);
    }

    [Fact]
    public void Compare_SameKey_GivesTheSameReport()
    {
        ComparisonReport Run(ulong seed) => _model.One(new ScoreFunctionEstimator())
            .Compare([Candidate.AsWritten], RandomKey.FromSeed(seed), Few with { DrawCount = 1024 });

        Assert.Equal(Run(1).Rows[0].All, Run(1).Rows[0].All);
        Assert.NotEqual(Run(1).Rows[0].All, Run(2).Rows[0].All);
    }

    /// <summary>Every look at it is a second after the one before.</summary>
    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now++;
    }
}
