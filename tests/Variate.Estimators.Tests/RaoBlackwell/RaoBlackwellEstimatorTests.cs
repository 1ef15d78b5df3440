using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Estimators.Tests.LocalExpectations;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.RaoBlackwell;

public class RaoBlackwellEstimatorTests
{
    private readonly TwoLayerModel _model = new();

    /// <summary>[Liu2019] sums with one z′ that is independent of v; a baseline at v itself is correlated with what it is subtracted from.</summary>
    [Fact]
    public void Estimate_BaselineAtTheDrawnValue_IsSeenAsBiased()
    {
        Run(new RaoBlackwellEstimator(3, new BaselineOfTheOthers())).AssertBiased();
        Run(new RaoBlackwellEstimator(3, new SelfBaselineEstimator())).AssertUnbiased();
    }

    [Theory]
    [InlineData("Binomial")]
    [InlineData("Categorical")]
    [InlineData("Multinomial")]
    public void Estimate_ListedLawWithinABudget_AgreesWithTheExactSum(string choice)
    {
        var row = CountChoice.Named(choice);

        ZTest.Run(
            () => row.Program(new RaoBlackwellEstimator(SummedValues.WithinBudget(3), new SelfBaselineEstimator())),
            row.ParameterSet,
            row.Exact(),
            new EstimateOptions { DrawCount = 512 }).AssertUnbiased();
    }

    [Fact]
    public void Estimate_GlobalChoicesWithinABudget_AgreesWithEnumeration()
    {
        Estimator Budget() => new RaoBlackwellEstimator(SummedValues.WithinBudget(3), new SelfBaselineEstimator());
        var options = new EstimateOptions { Batch = [2], DrawCount = 256 };

        ZTest.Run(
            () => GlobalChoiceTests.GlobalFirst(_model, Budget(), Budget()),
            _model.TwoLayers,
            GlobalChoiceTests.ExactGlobalFirst(_model),
            options).AssertUnbiased(0.3);
        ZTest.Run(
            () => GlobalChoiceTests.GlobalLast(_model, Budget(), Budget()),
            _model.TwoLayers,
            GlobalChoiceTests.ExactGlobalLast(_model),
            options).AssertUnbiased(0.3);
    }

    /// <summary>The two data are concentrated and not, so one budget gives different counts.</summary>
    [Fact]
    public void Estimate_FortyBitsWithinABudget_AgreesWithTheExactGradient()
    {
        const int Bits = 40;
        double[] strengths = [.. Enumerable.Range(0, 2 * Bits).Select(i => (i % 3 == 0 ? -1 : 1) * (i < Bits ? 6 : 0.8 + (0.01 * i)))];
        var logits = new Parameter("logits", Tensor.Create(strengths, [2, Bits]));
        var costs = Tensor.Create([.. Enumerable.Range(0, Bits).Select(static i => Math.Sin(i + 1.0))], [Bits]);

        ZTest.Run(
            () => from h in Bernoulli.FromLogits(logits).Via(new RaoBlackwellEstimator(SummedValues.WithinBudget(6), new SelfBaselineEstimator()))
                  select (h * costs).Sum(^1),
            new ParameterSet(logits),
            (logits.Value.Sigmoid() * costs).Sum(^1).MeanAll(),
            new EstimateOptions { Batch = [2], DrawCount = 256 }).AssertUnbiased(0.2);
    }

    /// <summary>The likeliest of concentrated bits have almost all mass: the variance falls by more than their price.</summary>
    [Fact]
    public void Estimate_ConcentratedBitsWithinABudget_BeatsAsManySamples()
    {
        var toy = new BernoulliToy(-4);
        double[] Draws(Estimator estimator) => toy.Draw(estimator, 20000, seed: 11);

        double wrapped = Variance(Draws(new RaoBlackwellEstimator(SummedValues.WithinBudget(4), new ScoreFunctionEstimator())));
        double plain = Variance(Draws(new ScoreFunctionEstimator())) / 4;

        Assert.True(wrapped < 0.01 * plain, FormattableString.Invariant($"{wrapped} is not far below {plain}."));
    }

    /// <summary>Weights in double of single-precision log-probabilities: normalised, so that their error is that of the gradient.</summary>
    [Fact]
    public void Estimate_SinglePrecisionCategories_SumsToOne()
    {
        var logits = new Parameter("logits", Tensor.Create([0.3f, -80, 17, 16.5f, -200], [5]));
        GradientEstimate estimate =
            (from h in OneHotCategorical.FromLogits(logits).Via(new RaoBlackwellEstimator(2, new ScoreFunctionEstimator()))
             select (h * 0).Sum(^1) + 1).Estimate(new ParameterSet(logits), RandomKey.FromSeed(1));

        Assert.Equal(1, estimate.Objective, 1e-7);
        Assert.Equal(EstimateOutcome.Succeeded, estimate.Outcome);
    }

    private static double Variance(double[] draws)
    {
        double mean = draws.Average();
        return draws.Average(draw => (draw - mean) * (draw - mean));
    }

    private ZTest Run(Estimator estimator)
        => ZTest.Run(() => _model.One(estimator), _model.OneLayer, Enumerated.OneLayer(_model), new EstimateOptions { Batch = [2], DrawCount = 512 });
}
