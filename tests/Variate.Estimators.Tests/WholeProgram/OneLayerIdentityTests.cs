using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.WholeProgram;

/// <summary>In one layer a rule of the whole program is the estimator of the choice: gradients, and gradients of all that is learned.</summary>
public class OneLayerIdentityTests
{
    private readonly TwoLayerModel _model = new();

    [Theory]
    [InlineData(RelaxationKind.MeanSeeking)]
    [InlineData(RelaxationKind.Concrete)]
    public void CoupledRebar_TiedNoise_IsRebar(RelaxationKind kind)
    {
        var temperature = Temperature.Learned(0.6, ElementType.Float64);
        Baseline baseline = FurtherEstimators.Input(_model, TuningCriterion.Variance);

        AssertSame(new CoupledRebar(temperature, kind, [baseline]), new RebarEstimator(temperature, kind, baseline));
    }

    [Theory]
    [InlineData(TuningCriterion.SquaredSignal)]
    [InlineData(TuningCriterion.Variance)]
    public void OnePassMuProp_IsMuProp(TuningCriterion criterion)
    {
        MuPropTerms terms = ContractRules.Terms(_model, criterion)[0];

        AssertSame(
            new OnePassMuProp([terms], criterion),
            new MuPropEstimator(terms.Baseline, terms.CostScale, terms.SlopeScale, criterion));
    }

    [Theory]
    [InlineData(TuningCriterion.SquaredSignal)]
    [InlineData(TuningCriterion.Variance)]
    public void OnePassSimpleMuProp_IsSimpleMuProp(TuningCriterion criterion)
    {
        MuPropTerms terms = ContractRules.Terms(_model, criterion)[0];

        AssertSame(new OnePassSimpleMuProp([terms], criterion), new SimpleMuPropEstimator(terms.Baseline, terms.CostScale, criterion));
    }

    [Fact]
    public void OnePassMuProp_OnALinearCost_HasNoVariance()
    {
        Stochastic<Tensor> Program()
            => from h in Distributions.Bernoulli.FromLogits(_model.Logits1()) select (h * _model.C1).Sum(^1);
        Tensor exact = (_model.Logits1().Sigmoid() * _model.C1).Sum(^1).MeanAll();
        var parameters = new ParameterSet(_model.W1);

        var result = ZTest.Run(() => Program().Under(new OnePassMuProp()), parameters, exact, new EstimateOptions { Batch = [2] }, groups: 10);

        Assert.True(result.TraceOfCovariance < 1e-24, FormattableString.Invariant($"trace of the covariance {result.TraceOfCovariance}."));
    }

    [Fact]
    public void MuPropTerms_OneBaselineAComponent_IsRefused()
        => Assert.Throws<ArgumentException>(() => new OnePassMuProp([new MuPropTerms { Baseline = FurtherEstimators.OptimalConstant(3) }]));

    [Fact]
    public void Estimate_FewerTermsThanChoices_IsRefusedByName()
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => ContractPrograms.Two(_model).Under(new OnePassMuProp([new MuPropTerms()]))
                .Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

        Assert.Contains("choice 2", error.Message, StringComparison.Ordinal);
    }

    private void AssertSame(ProgramRule rule, Estimator estimator)
    {
        var key = RandomKey.FromSeed(5);
        var options = new EstimateOptions { Batch = [2], DrawCount = 3, Scales = ContractEstimators.Scales(_model.OneLayer) };

        GradientEstimate whole = ContractPrograms.One(_model).Under(rule).Estimate(_model.OneLayer, key, options);
        // The choices under a rule draw from a key of their own.
        GradientEstimate single = _model.One(estimator).Estimate(_model.OneLayer, key.For(0ul).For("rule"), options);

        Assert.Equal(single.Objective, whole.Objective, 1e-12);
        AssertEqual(single.Gradients, whole.Gradients);
        Assert.NotEmpty(whole.TuningGradients);
        var tunings = single.TuningGradients.ToDictionary(tuning => tuning.Parameter, tuning => tuning.Gradient);
        Assert.Equal(tunings.Count, whole.TuningGradients.Length);
        AssertEqual(whole.TuningGradients.Select(tuning => tunings[tuning.Parameter]), whole.TuningGradients.Select(tuning => tuning.Gradient));
    }

    private static void AssertEqual(IEnumerable<Tensor> expected, IEnumerable<Tensor> actual)
        => Assert.All(
            expected.SelectMany(tensor => tensor.ToImmutableArray()).Zip(actual.SelectMany(tensor => tensor.ToImmutableArray())),
            pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
