using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Programs.Tests;

/// <summary>Readings below a choice, seen through small estimators, against exact enumeration; and faults that must be seen.</summary>
public class UnbiasednessTests
{
    /// <summary>Strong weights, so that what a relaxed reading loses is large.</summary>
    private const double Strength = 3;
    private readonly LayeredModel _model = new();

    [Fact]
    public void Replay_LocalExpectationAboveASample_AgreesWithEnumeration()
        => Test(() => _model.Two(new LocalExpectationEstimator(), new ScoreFunctionEstimator())).AssertUnbiased();

    [Fact]
    public void Replay_LocalExpectationEverywhere_AgreesWithEnumeration()
        => Test(() => _model.Two(new LocalExpectationEstimator(), new LocalExpectationEstimator())).AssertUnbiased();

    [Fact]
    public void Replay_BelowAnotherEstimator_AgreesWithEnumeration()
        => Test(() => _model.Two(new LeaveOneOutEstimator(2), new LocalExpectationEstimator())).AssertUnbiased();

    [Fact]
    public void Mean_ExpansionEverywhere_AgreesWithEnumeration()
        => Test(() => _model.Two(new MeanExpansionEstimator(), new MeanExpansionEstimator())).AssertUnbiased();

    [Fact]
    public void Mean_ExpansionAboveRebar_AgreesWithEnumeration()
        => Test(() => _model.Two(new MeanExpansionEstimator(), new RebarEstimator(Temperature.Fixed(0.5)))).AssertUnbiased();

    [Fact]
    public void Test_NoFault_IsNotSeen() => Test(() => Faulty(FaultyEstimator.Fault.None)).AssertUnbiased();

    [Fact]
    public void Test_ScoreDropped_IsSeen() => Test(() => Faulty(FaultyEstimator.Fault.DropsTheScore)).AssertBiased();

    [Fact]
    public void Test_ControlVariateInTheModel_IsSeen() => Test(() => Faulty(FaultyEstimator.Fault.LeaksIntoTheModel)).AssertBiased();

    [Fact]
    public void Relaxed_LiveLogProbability_AgreesWithEnumeration() => TestBound(static law => law).AssertUnbiased();

    [Fact]
    public void Relaxed_StoppedLogProbability_IsSeen() => TestBound(static law => new StoppedWhenRelaxed(law)).AssertBiased();

    private Stochastic<Tensor> Faulty(FaultyEstimator.Fault fault) => _model.Two(new FaultyEstimator(fault), new ScoreFunctionEstimator());

    private ZTest Test(Func<Stochastic<Tensor>> program) => ZTest.Run(program, _model.Parameters, _model.Exact(), _model.Options);

    private ZTest TestBound(Func<Bernoulli, Distribution> second)
    {
        var rebar = new RebarEstimator(Temperature.Fixed(0.7), RelaxationKind.Concrete);
        return ZTest.Run(
            () => from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(rebar)
                  from h2 in second(Bernoulli.FromLogits(_model.Logits2(h1, Strength))).Via(rebar)
                  select _model.NegativeLogJoint(h1, h2),
            _model.Parameters,
            _model.ExactNegativeBound(Strength),
            _model.Options with { IsVariational = true, Scales = ControlVariateScales.Ones });
    }
}
