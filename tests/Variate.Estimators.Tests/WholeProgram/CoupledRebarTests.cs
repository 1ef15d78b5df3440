using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.WholeProgram;

/// <summary>The coupled pass of REBAR, as a rule of the whole program, against enumeration.</summary>
public class CoupledRebarTests
{
    private static readonly CoupledRebar Rule = new(Temperature.Fixed(0.5));
    private static readonly CoupledRebar Concrete = new(Temperature.Fixed(0.7), RelaxationKind.Concrete);
    private readonly TwoLayerModel _model = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Estimate_TwoLayers_AgreesWithEnumeration(bool isConcrete)
        => ZTest.Run(
            () => Two().Under(isConcrete ? Concrete : Rule),
            _model.TwoLayers,
            Enumerated.TwoLayers(_model, _model.Cost2),
            Options(_model.TwoLayers)).AssertUnbiased();

    [Fact]
    public void Estimate_ThreeLayers_AgreesWithEnumeration()
    {
        Tensor h1 = Enumerated.Bits(3, 2, 1);
        Tensor h2 = Enumerated.Bits(2, 1, 2);
        Tensor h3 = Enumerated.Bits(2, 0, 3);
        Tensor weights = Enumerated.Probability(h1, _model.Logits1())
            * Enumerated.Probability(h2, _model.Logits2(h1))
            * Enumerated.Probability(h3, Logits3(h1, h2));
        Tensor exact = (weights * Cost3(h1, h2, h3)).SumAxis(0).SumAxis(0).SumAxis(0).MeanAll();

        ZTest.Run(
            () => (from first in Bernoulli.FromLogits(_model.Logits1())
                   from second in Bernoulli.FromLogits(_model.Logits2(first))
                   from third in Bernoulli.FromLogits(Logits3(first, second))
                   select Cost3(first, second, third)).Under(Concrete),
            _model.TwoLayers,
            exact,
            Options(_model.TwoLayers)).AssertUnbiased();
    }

    [Fact]
    public void Estimate_Elbo_AgreesWithEnumeration()
        => ZTest.Run(
            () => (from h1 in Bernoulli.FromLogits(_model.Logits1())
                   from h2 in Bernoulli.FromLogits(_model.Logits2(h1))
                   select -_model.LogJoint(h1, h2)).Under(Rule),
            _model.Bound,
            Enumerated.NegativeElbo(_model),
            Options(_model.Bound) with { IsVariational = true }).AssertUnbiased();

    [Fact]
    public void Estimate_ChargedEarly_IsPartOfTheCost()
        => ZTest.Run(
            () => (from h1 in Bernoulli.FromLogits(_model.Logits1())
                   from _ in Stochastic.Charge(_model.Cost1(h1))
                   from h2 in Bernoulli.FromLogits(_model.Logits2(h1))
                   select _model.Cost2(h1, h2)).Under(Rule),
            _model.TwoLayers,
            Enumerated.TwoLayers(_model, (h1, h2) => _model.Cost1(h1) + _model.Cost2(h1, h2)),
            Options(_model.TwoLayers)).AssertUnbiased();

    [Fact]
    public void Estimate_AnyNumberOfChoices_CostsTwoEvaluations()
    {
        GradientEstimate estimate = Two().Under(Rule).Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] });

        Assert.Equal(2, estimate.Diagnostics.CostEvaluations);
    }

    [Fact]
    public void Estimate_FixedScales_HasLessVarianceThanTheScoreFunction()
    {
        Tensor exact = Enumerated.TwoLayers(_model, _model.Cost2);
        var options = new EstimateOptions { Batch = [2], DrawCount = 512 };

        var coupled = ZTest.Run(() => Two().Under(Rule), _model.TwoLayers, exact, options);
        var score = ZTest.Run(() => _model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()), _model.TwoLayers, exact, options);

        Assert.True(
            coupled.TraceOfCovariance < score.TraceOfCovariance,
            FormattableString.Invariant($"trace of the covariance {coupled.TraceOfCovariance:0.000}, of the score function {score.TraceOfCovariance:0.000}."));
    }

    [Fact]
    public void Estimate_LearnedTemperature_GivesItsGradient()
    {
        var rule = new CoupledRebar(Temperature.Learned(elementType: ElementType.Float64));

        GradientEstimate estimate = Two().Under(rule).Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] });

        TuningGradient tuning = Assert.Single(estimate.TuningGradients);
        Assert.NotEqual(0, tuning.Gradient.ToScalar());
    }

    [Fact]
    public void Estimate_NormalChoice_IsRefusedByName()
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => (
            from z in new Normal(_model.Logits1(), Tensor.Full([3], 1, _model.X)).Named("z")
            select _model.Cost1(z)).Under(Rule).Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

        Assert.Contains("\"z\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_StepInTheCost_IsRefused()
        => Assert.Throws<EstimatorNotApplicableException>(() => (
            from h1 in Bernoulli.FromLogits(_model.Logits1())
            select (h1 - 0.5).Step().Sum(^1)).Under(Rule).Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

    private static EstimateOptions Options(ParameterSet parameters)
        => new() { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(parameters) };

    private Stochastic<Tensor> Two()
        => from h1 in Bernoulli.FromLogits(_model.Logits1())
           from h2 in Bernoulli.FromLogits(_model.Logits2(h1))
           select _model.Cost2(h1, h2);

    private Tensor Logits3(Tensor h1, Tensor h2) => (h2.MatMul(_model.V2) + h1.MatMul(_model.V1)).Slice(^1, 0, 2);

    private Tensor Cost3(Tensor h1, Tensor h2, Tensor h3) => _model.Cost2(h1, h2) * ((h3.Sum(^1) * 0.6) + 0.3);
}
