using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Faults that were made in practice, each planted on purpose: the z-test must see them, or the engine must refuse them.</summary>
public class PlantedFaultTests
{
    private readonly TwoLayerModel _model = new();

    [Fact]
    public void Baseline_ContainingItsOwnSample_IsSeen()
        => OneLayer(new FaultyEstimator(static (site, run, rest) =>
        {
            Run inner = run.With(new Axis(3, AxisKind.Branches));
            Tensor samples = site.Distribution.Draw(inner);
            Estimate below = rest.Sampled(samples, inner);
            Tensor signal = below.Base - (below.Base.SumAxis(0, keepAxis: true) / 3);
            return below.Attach(site.LogProbability(samples), signal).Map(static estimate => estimate.MeanFirstAxis());
        })).AssertBiased();

    [Fact]
    public void Score_WithTheWrongSign_IsSeen()
        => OneLayer(new FaultyEstimator(static (site, run, rest) =>
        {
            Tensor sample = site.Distribution.Draw(run);
            Estimate below = rest.Sampled(sample, run);
            return below.Attach(site.LogProbability(sample), -below.Base);
        })).AssertBiased();

    [Fact]
    public void Rebar_ConditionalLatentNotDifferentiated_IsSeen()
        => OneLayer(new FaultyEstimator(static (site, run, rest) => Rebar(site, run, rest, dropsConditional: true))).AssertBiased();

    [Fact]
    public void Rebar_AsItShouldBe_PassesTheSameTest()
        => OneLayer(new FaultyEstimator(static (site, run, rest) => Rebar(site, run, rest, dropsConditional: false))).AssertUnbiased();

    [Fact]
    public void Rebar_ControlVariateLeaksIntoTheModel_IsSeen()
        => OneLayer(new FaultyEstimator((site, run, rest) =>
        {
            Estimate right = Rebar(site, run, rest, dropsConditional: false);
            var law = (IRelaxable)site.Distribution;
            var relaxation = new Relaxation(Tensor.Full([], 0.5, site.Distribution.Template), RelaxationKind.Concrete);
            Tensor relaxed = law.Squash(law.DrawLatent(run).StopGradient(), relaxation);
            Tensor leaked = _model.Cost1(relaxed);
            return right with { Control = right.Control! + leaked - leaked.StopGradient() };
        })).AssertBiased();

    [Fact]
    public void Relax_UnconditionalTermDropped_IsSeen()
        => OneLayer(new FaultyEstimator((site, run, rest) =>
        {
            Tensor sample = site.Distribution.Draw(run);
            TiedLatents latents = ((IRelaxable)site.Distribution).DrawTied(sample, run);
            Tensor leaf = run.Expand(latents.Conditional).AsLeaf();
            Tensor surrogate = leaf.Tanh().Sum(^1).Square();
            Tensor slope = Gradient.Of(surrogate, [leaf])[0];
            Estimate below = rest.Sampled(sample, run);
            Tensor score = site.LogProbability(sample);
            return below.Attach(score, below.Base - surrogate.StopGradient()).AttachControl(latents.Conditional, -slope);
        })).AssertBiased();

    [Fact]
    public void MuProp_LinearTermScaledInTheSignalOnly_IsSeen()
        => OneLayer(new FaultyEstimator(static (site, run, rest) =>
        {
            Tensor sample = site.Distribution.Draw(run);
            Tensor mean = ((IMean)site.Distribution).Mean;
            Tensor leaf = run.Expand(mean.StopGradient()).AsLeaf();
            (Tensor cost, Tensor slope) = rest.Mean(leaf, run, isDifferentiable: false);
            Tensor expansion = cost + ((slope * (sample - leaf.StopGradient())).Sum(^1) * 0.5);
            Estimate below = rest.Sampled(sample, run);
            return below.Attach(site.LogProbability(sample), below.Base - expansion).AttachControl(mean, slope);
        })).AssertBiased();

    [Fact]
    public void Baseline_OfTheBestConstantFromTheSameSamples_IsSeen()
        => OneLayer(new FaultyEstimator(static (site, run, rest) =>
        {
            Run inner = run.With(new Axis(3, AxisKind.Branches));
            Tensor samples = site.Distribution.Draw(inner);
            Estimate below = rest.Sampled(samples, inner);
            Tensor squaredScore = (samples - ((IMean)site.Distribution).Mean.StopGradient()).Square().Sum(^1);
            Tensor best = (below.Base * squaredScore).SumAxis(0, keepAxis: true) / squaredScore.SumAxis(0, keepAxis: true);
            return below.Attach(site.LogProbability(samples), below.Base - best).Map(static estimate => estimate.MeanFirstAxis());
        })).AssertBiased();

    [Fact]
    public void RaoBlackwell_BaselineFromOtherSamplesOfTheRun_IsSeen()
        => ZTest.Run(
            () => _model.One(new RaoBlackwellEstimator(1, new Disguised(new RunLeaveOneOutEstimator()))),
            _model.OneLayer,
            Enumerated.OneLayer(_model),
            new EstimateOptions { Batch = [2], DrawCount = 512, SampleCount = ContractEstimators.RunSamples }).AssertBiased();

    [Fact]
    public void LocalExpectation_WeighedWithoutTheValuesBelow_IsSeen()
    {
        var estimator = new FaultyEstimator(static (site, run, rest) =>
        {
            Tensor sample = site.Distribution.Draw(run);
            RecordedCost drawn = rest.Record(sample, run);
            Tensor all = ((IFiniteSupport)site.Distribution).Support().Reshape([8, 1, 1, 3]).BroadcastTo([8, .. sample.Shape]);
            RecordedCost replayed = rest.Replay(all, run.With(new Axis(8, AxisKind.Branches, SharesNoise: true)), drawn.Trace);
            Tensor prior = site.Distribution.LogProbability(all).Exp();
            Estimate below = rest.Sampled(sample, run);
            return below with { Base = below.Base + (prior * replayed.Cost).SumFirstAxis() - (prior * replayed.Cost).SumFirstAxis().StopGradient() };
        });

        ZTest.Run(
            () => _model.Two(estimator, new ScoreFunctionEstimator()),
            _model.TwoLayers,
            Enumerated.TwoLayers(_model, _model.Cost2),
            new EstimateOptions { Batch = [2], DrawCount = 512 }).AssertBiased();
    }

    [Fact]
    public void LogProbability_StoppedWhenRelaxed_IsSeen()
    {
        RebarEstimator rebar = new(Temperature.Fixed(1), RelaxationKind.Concrete);

        var result = ZTest.Run(
            () => (from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(rebar)
                   from h2 in new StoppedWhenRelaxed(_model.Logits2(h1, 4)).Via(rebar)
                   select _model.LogJoint(h1, h2)).Select(static l => -l),
            _model.Bound,
            Enumerated.NegativeElbo(_model, strength: 4),
            new EstimateOptions { Batch = [2], DrawCount = 1024, IsVariational = true },
            groups: 400);

        result.AssertBiased();
    }

    [Fact]
    public void Slope_AtAValueWithoutAllAxes_IsRefused()
    {
        var estimator = new FaultyEstimator(static (site, run, rest) =>
        {
            Tensor leaf = ((IMean)site.Distribution).Mean.StopGradient().AsLeaf();
            return new Estimate(rest.Mean(leaf, run, isDifferentiable: false).Cost);
        });

        Assert.Throws<ShapeMismatchException>(() => OneLayer(estimator));
    }

    private static Estimate Rebar(SampleSite site, Run run, Rest rest, bool dropsConditional)
    {
        Tensor sample = site.Distribution.Draw(run);
        var relaxation = new Relaxation(Tensor.Full([], 0.5, site.Distribution.Template), RelaxationKind.Concrete);
        TiedLatents latents = ((IRelaxable)site.Distribution).DrawTied(sample, run);
        var stopped = (IRelaxable)site.Distribution.StopGradient();
        Tensor leaf = run.Expand(latents.Conditional).AsLeaf();
        (Tensor cost, Tensor slope) = rest.Relaxed(leaf, z => stopped.Squash(z, relaxation), run, relaxation, isDifferentiable: false);
        Estimate below = rest.Sampled(sample, run);
        Tensor score = site.LogProbability(sample);
        Estimate estimate = below.Attach(score, below.Base).AttachControl(score, -cost).AttachControl(latents.Unconditional, slope);
        return dropsConditional ? estimate : estimate.AttachControl(latents.Conditional, -slope);
    }

    private ZTest OneLayer(Estimator estimator)
        => ZTest.Run(
            () => _model.One(estimator),
            _model.OneLayer,
            Enumerated.OneLayer(_model),
            new EstimateOptions { Batch = [2], DrawCount = 512 });
}
