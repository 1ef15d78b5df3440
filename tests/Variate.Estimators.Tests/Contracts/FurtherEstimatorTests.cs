using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Every further setting alone, before itself, before REBAR, after the score function, with charges, and on categories.</summary>
public class FurtherEstimatorTests
{
    private const int FirstSize = 3;
    private const int SecondSize = 2;
    private readonly TwoLayerModel _model = new();

    public static TheoryData<string> Names => [.. FurtherEstimators.Unbiased.Keys];

    public static TheoryData<string> NamesForCategories => [.. FurtherEstimators.Unbiased.Keys.Where(static name => name != "optimal-baseline")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_OneLayer_AgreesWithEnumeration(string name)
        => ZTest.Run(() => _model.One(First(name)), _model.OneLayer, Enumerated.OneLayer(_model), Options(_model.OneLayer)).AssertUnbiased();

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_BeforeItself_AgreesWithEnumeration(string name) => AssertTwoLayers(() => _model.Two(First(name), Second(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_BeforeRebar_AgreesWithEnumeration(string name)
        => AssertTwoLayers(() => _model.Two(First(name), ContractEstimators.Unbiased["rebar"]()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_AfterTheScoreFunction_AgreesWithEnumeration(string name)
        => AssertTwoLayers(() => _model.Two(new ScoreFunctionEstimator(), Second(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_BelowLeaveOneOut_AgreesWithEnumeration(string name)
        => AssertTwoLayers(() => _model.Two(new LeaveOneOutEstimator(2), Second(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_NegativeElbo_AgreesWithEnumeration(string name)
        => ZTest.Run(
            () => _model.LogJointProgram(First(name), Second(name)).Select(static l => -l),
            _model.Bound,
            Enumerated.NegativeElbo(_model),
            Options(_model.Bound) with { IsVariational = true }).AssertUnbiased();

    [Theory]
    [MemberData(nameof(NamesForCategories))]
    public void Estimate_CategoricalThenBits_AgreesWithEnumeration(string name)
        => ZTest.Run(
            () => CategoricalTests.Two(_model, First(name), Second(name)),
            _model.TwoLayers,
            CategoricalTests.Exact(_model),
            Options(_model.TwoLayers)).AssertUnbiased();

    /// <summary>A surrogate and a baseline that look at the context of the run, with the axes of a rule above them.</summary>
    [Fact]
    public void Estimate_CriticsOfTheContext_AgreesWithEnumeration()
    {
        var first = new TinyNetwork("first", FirstSize + 2);
        var second = new TinyNetwork("second", FirstSize);
        var relax = new RelaxEstimator(
            new Surrogate(at => first.Apply(Tensor.Concatenate(^1, at.Relaxed, at.Context!)), first.Parameters), Temperature.Fixed(0.5));

        AssertTwoLayers(
            () => from x in Stochastic.Context(_model.X)
                  from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(relax)
                  from above in Stochastic.Context(h1)
                  from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(new ScoreFunctionEstimator(new InputBaseline(second.Critic())))
                  select _model.Cost2(h1, h2));
    }

    private static EstimateOptions Options(ParameterSet parameters)
        => new() { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(parameters) };

    private void AssertTwoLayers(Func<Stochastic<Tensor>> program)
        => ZTest.Run(program, _model.TwoLayers, Enumerated.TwoLayers(_model, _model.Cost2), Options(_model.TwoLayers)).AssertUnbiased();

    private Estimator First(string name) => FurtherEstimators.Unbiased[name](_model, FirstSize);

    private Estimator Second(string name) => FurtherEstimators.Unbiased[name](_model, SecondSize);
}
