using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>Rules of a whole program: what is collected on the way down, and how the value is used above.</summary>
public class ProgramRuleTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(8);
    private readonly List<CollectedProgram> _seen = [];
    private readonly LayeredModel _model = new();

    [Fact]
    public void Collect_TwoChoices_ListsThemInOrderWithTheirLogProbabilities()
    {
        Estimate(Two().Under(new ListingRule(_seen)));

        CollectedProgram end = Assert.Single(_seen);
        Assert.Equal(["choice \"h1\"", "choice 2"], end.Choices.Select(choice => choice.Name));
        foreach (Choice choice in end.Choices)
        {
            Assert.Equal(
                choice.Law.LogProbability(choice.Value).Elements<double>().ToArray(),
                choice.LogProbability.Elements<double>().ToArray());
            Assert.True(choice.LogProbability.IsTracked);
            Assert.Null(choice.Reparameterised);
        }
    }

    [Fact]
    public void Collect_CostChargedEarly_ReachesTheEndApartFromTheValue()
    {
        var charge = Tensor.Create([3.0, -5], [2]);
        Stochastic<Tensor> program =
            from _ in Stochastic.Charge(charge)
            from h in Bernoulli.FromLogits(_model.Logits1())
            select h.Sum(^1) * 0;

        Estimate(program.Under(new ListingRule(_seen)));

        Assert.Equal([3.0, -5], _seen[0].Cost.Elements<double>().ToArray());
        Assert.Equal([-3.0, 5], _seen[0].LogDensity.Elements<double>().ToArray());
    }

    [Fact]
    public void Prior_InAnExpectation_IsAChargeOfMinusItsLogarithm()
    {
        var score = new ScoreFunctionEstimator();
        Stochastic<Tensor> named =
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(score)
            from _ in Stochastic.Prior(Bernoulli.FromLogits(_model.Logits1() * 0.5), h)
            select h.Sum(^1);
        Stochastic<Tensor> selected =
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(score)
            select h.Sum(^1) - Bernoulli.FromLogits(_model.Logits1() * 0.5).LogProbability(h);

        GradientEstimate expected = Estimate(selected);
        GradientEstimate actual = Estimate(named);

        Assert.Equal(expected.Objective, actual.Objective, 1e-12);
        for (int i = 0; i < expected.Gradients.Length; i++)
        {
            Assert.True((expected.Gradients[i] - actual.Gradients[i]).SumOfSquares() < 1e-24);
        }
    }

    [Fact]
    public void Under_LinearFunctionOfTheValue_ScalesItsGradient()
    {
        GradientEstimate plain = Estimate(Two().Under(new ListingRule(_seen)));
        GradientEstimate scaled = Estimate(Two().Under(new ListingRule(_seen)).Select(static value => 1 - (value * 2)));

        Assert.Equal(1 - (2 * plain.Objective), scaled.Objective, 1e-12);
        Assert.Contains(plain.Gradients, static gradient => gradient.SumOfSquares() > 0);
        for (int i = 0; i < plain.Gradients.Length; i++)
        {
            Assert.True((scaled.Gradients[i] + (plain.Gradients[i] * 2)).SumOfSquares() < 1e-24);
        }
    }

    [Fact]
    public void Under_BelowAChoice_NamesChoicesByTheirPlaceInside()
    {
        Estimate(
            from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
            from value in Two().Under(new ListingRule(_seen))
            from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(new ScoreFunctionEstimator())
            select value + h2.Sum(^1));

        Assert.Equal(["choice \"h1\"", "choice 2.2"], _seen[0].Choices.Select(choice => choice.Name));
    }

    [Fact]
    public void Estimate_CostOfARuledProgram_IsCountedOnce()
        => Assert.Equal(1, Estimate(Two().Under(new ListingRule(_seen))).Diagnostics.CostEvaluations);

    [Fact]
    public void Under_RuleInsideARule_IsRefused()
        => Assert.Throws<EstimatorNotApplicableException>(
            () => Estimate(Two().Under(new ListingRule(_seen)).Under(new ListingRule(_seen))));

    private Stochastic<Tensor> Two()
        => from h1 in Bernoulli.FromLogits(_model.Logits1()).Named("h1")
           from h2 in Bernoulli.FromLogits(_model.Logits2(h1))
           select Bernoulli.FromLogits(_model.Logits1()).LogProbability(h1) + h2.Sum(^1);

    private GradientEstimate Estimate(Stochastic<Tensor> program) => program.Estimate(_model.Parameters, Key, _model.Options with { DrawCount = 1 });
}
