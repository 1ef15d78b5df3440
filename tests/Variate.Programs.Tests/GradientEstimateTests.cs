using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

public class GradientEstimateTests
{
    private readonly Parameter _logits = new("logits", Tensor.Create([0.5], [1]));
    private readonly Parameter _weight = new("weight", Tensor.Create([1.0], []));

    [Theory]
    [InlineData(1, EstimateOutcome.Succeeded)]
    [InlineData(0, EstimateOutcome.NonFiniteGradient)]
    [InlineData(-1, EstimateOutcome.NonFiniteCost)]
    public void Outcome_SquareRootOfAWeight_TellsCostFromGradient(double weight, EstimateOutcome expected)
    {
        _weight.MutableElements<double>()[0] = weight;

        Assert.Equal(expected, Estimate(h => h.Sum(^1) + _weight.Value.Sqrt()).Outcome);
    }

    [Fact]
    public void Outcome_LogarithmOfZero_IsNonFiniteCost()
        => Assert.Equal(EstimateOutcome.NonFiniteCost, Estimate(static h => (h * 0).Log().Sum(^1)).Outcome);

    [Fact]
    public void Gradients_UnusedParameter_AreZerosOfItsShape()
    {
        Tensor gradient = Estimate(static h => h.Sum(^1)).Gradients[1];

        Assert.Equal<Shape>([], gradient.Shape);
        Assert.Equal(0, gradient.ToScalar());
    }

    [Fact]
    public void Costs_DrawsAndSamples_AreAveraged()
    {
        Stochastic<Tensor> program = from h in Bernoulli.FromLogits(_logits).Via(new ScoreFunctionEstimator()) select h.Sum(^1) * 3;
        var options = new EstimateOptions { DrawCount = 40, SampleCount = 5 };

        GradientEstimate estimate = program.Estimate(new ParameterSet(_logits, _weight), RandomKey.FromSeed(1), options);

        Assert.Equal<Shape>([], estimate.Costs.Shape);
        Assert.Equal(program.Costs(RandomKey.FromSeed(1), options).MeanAll().ToScalar(), estimate.Objective, 1e-12);
        Assert.Equal(5, estimate.Diagnostics.CostEvaluations / 40);
    }

    private GradientEstimate Estimate(Func<Tensor, Tensor> cost)
        => (from h in Bernoulli.FromLogits(_logits).Via(new ScoreFunctionEstimator()) select cost(h))
            .Estimate(new ParameterSet(_logits, _weight), RandomKey.FromSeed(1));
}
