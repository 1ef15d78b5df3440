using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Baselines;

public class MovingAverageBaselineTests
{
    private readonly Parameter _logits = new("logits", Tensor.Create([0.9, -0.4, -1.6], [3]));

    /// <summary>With decay 0 the average after the step is the mean cost of the step; during the step it is what it was before.</summary>
    [Fact]
    public void Estimate_TwoSteps_SubtractsTheMeanOfTheStepBefore()
    {
        var baseline = new MovingAverageBaseline(0, ElementType.Float64);
        var set = new ParameterSet(_logits);
        var options = new EstimateOptions { DrawCount = 5 };

        GradientEstimate first = Program(new ScoreFunctionEstimator(baseline)).Estimate(set, RandomKey.FromSeed(1), options);
        TuningGradient tuning = Assert.Single(first.TuningGradients);
        baseline.Average.MutableElements<double>()[0] -= tuning.StepSize!.Value * tuning.Gradient.ToScalar();

        Assert.Equal(Gradients(new ScoreFunctionEstimator(), options), first.Gradients[0].ToImmutableArray().ToArray());
        Assert.Equal(first.Objective, baseline.Average.Value.ToScalar(), 1e-12);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_DecayOutOfRange_Throws(double decay)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new MovingAverageBaseline(decay));

    private double[] Gradients(Estimator estimator, EstimateOptions options)
        => [.. Program(estimator).Estimate(new ParameterSet(_logits), RandomKey.FromSeed(1), options).Gradients[0].ToImmutableArray()];

    private Stochastic<Tensor> Program(Estimator estimator)
        => from h in Bernoulli.FromLogits(_logits).Via(estimator) select (h.Sum(^1) - 0.3).Square();
}
