using Variate.Distributions;
using Variate.Objectives;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

public class ElboTests
{
    public static TheoryData<string, string> ChosenPairs => ContractEstimators.ChosenPairs;

    public static TheoryData<string> UnbiasedNames => OneLayerTests.UnbiasedNames;

    [Theory]
    [MemberData(nameof(ChosenPairs))]
    public void Estimate_ChosenPair_AgreesWithEnumeration(string first, string second)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.LogJointProgram(ContractEstimators.Unbiased[first](), ContractEstimators.Unbiased[second]()).Select(static l => -l),
            model.Bound,
            Enumerated.NegativeElbo(model),
            new EstimateOptions { Batch = [2], DrawCount = 512, IsVariational = true, Scales = ContractEstimators.Scales(model.Bound) });

        result.AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_ChargedEarly_AgreesWithEnumeration(string name)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => Charged(model, ContractEstimators.Unbiased[name]),
            model.Bound,
            Enumerated.NegativeElbo(model),
            new EstimateOptions { Batch = [2], DrawCount = 512, IsVariational = true, Scales = ContractEstimators.Scales(model.Bound) });

        result.AssertUnbiased();
    }

    [Fact]
    public void Estimate_ChargedEarly_LowersTheVarianceOfTheScoreFunction()
    {
        var model = new TwoLayerModel();
        var options = new EstimateOptions { Batch = [2], DrawCount = 512, IsVariational = true };
        Tensor exact = Enumerated.NegativeElbo(model);

        var early = ZTest.Run(() => Charged(model, static () => new ScoreFunctionEstimator()), model.Bound, exact, options);
        var late = ZTest.Run(
            () => model.LogJointProgram(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()).Select(static l => -l),
            model.Bound,
            exact,
            options);

        Assert.True(early.TraceOfCovariance < 0.8 * late.TraceOfCovariance);
    }

    [Fact]
    public void Estimate_PlainRelaxationWithStrongWeights_AgreesWithEnumeration()
    {
        var model = new TwoLayerModel();
        RebarEstimator rebar = new(Temperature.Fixed(1), RelaxationKind.Concrete);

        var result = ZTest.Run(
            () => model.LogJointProgram(rebar, rebar, strength: 4).Select(static l => -l),
            model.Bound,
            Enumerated.NegativeElbo(model, strength: 4),
            new EstimateOptions { Batch = [2], DrawCount = 1024, IsVariational = true },
            groups: 400);

        result.AssertUnbiased();
    }

    [Fact]
    public void Elbo_OfLogJoint_EqualsTheVariationalOption()
    {
        var model = new TwoLayerModel();
        var estimator = new ScoreFunctionEstimator();
        var options = new EstimateOptions { Batch = [2] };
        var key = RandomKey.FromSeed(3);

        GradientEstimate elbo = Elbo.Estimate(model.LogJointProgram(estimator, estimator), model.Bound, key, options);
        GradientEstimate option = model.LogJointProgram(estimator, estimator).Select(static l => -l)
            .Estimate(model.Bound, key, options with { IsVariational = true });

        Assert.Equal(option.Objective, elbo.Objective);
    }

    private static Stochastic<Tensor> Charged(TwoLayerModel model, Func<Estimator> estimator)
        => from h1 in Bernoulli.FromLogits(model.Logits1()).Via(estimator())
           from _ in Stochastic.Charge(-LogProbabilities.Bernoulli(model.X.Sigmoid(), h1.MatMul(model.Ax)))
           from h2 in Bernoulli.FromLogits(model.Logits2(h1)).Via(estimator())
           select -(LogProbabilities.Bernoulli(h2, model.Prior) + LogProbabilities.Bernoulli(h1, h2.MatMul(model.A1) + 0.2));
}
