using Variate.Distributions;
using Variate.Estimators;
using Variate.Objectives;
using Variate.Programs;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Diagnostics.Tests.Verification;

/// <summary>Faults that were made in practice, each planted on purpose: a verification must find them, in a bounded number of draws.</summary>
public class PlantedFaultTests(ITestOutputHelper output)
{
    /// <summary>32 groups of 64 draws: where a test says nothing else, the fault is found at the first look.</summary>
    private const long FirstLook = 2048;

    private static readonly RandomKey Key = RandomKey.FromSeed(2024);
    private readonly TwoLayerModel _model = new();

    [Fact]
    public void Verify_WrongSignOfTheScore_IsBiased()
        => AssertFound(
            _model.One(new FaultyEstimator(static (site, run, rest) =>
            {
                Tensor sample = site.Distribution.Draw(run);
                Estimate below = rest.Sampled(sample, run);
                return below.Attach(site.LogProbability(sample), -below.Base);
            })),
            Verdict.Biased);

    [Fact]
    public void Verify_BaselineContainingItsOwnSample_IsBiased()
        => AssertFound(
            _model.One(new FaultyEstimator(static (site, run, rest) =>
            {
                Run inner = run.With(new Axis(3, AxisKind.Branches));
                Tensor samples = site.Distribution.Draw(inner);
                Estimate below = rest.Sampled(samples, inner);
                Tensor signal = below.Base - (below.Base.SumAxis(0, keepAxis: true) / 3);
                return below.Attach(site.LogProbability(samples), signal).Map(static estimate => estimate.MeanFirstAxis());
            })),
            Verdict.Biased);

    [Fact]
    public void Verify_ScoreWithoutTheCostOfOneDatum_IsBiased()
        => AssertFound(
            _model.One(new FaultyEstimator(static (site, run, rest) =>
            {
                Tensor sample = site.Distribution.Draw(run);
                Estimate below = rest.Sampled(sample, run);
                return below.Attach(site.LogProbability(sample), below.Base * Tensor.Create([1.0, 0.0], [2]));
            })),
            Verdict.Biased,
            largestDrawCount: 4096);

    [Fact]
    public void Verify_DroppedLayer_NamesTheChoice()
    {
        var dropped = new FaultyEstimator(static (site, run, rest) => rest.Sampled(site.Distribution.Draw(run), run));

        VerificationReport report = AssertFound(_model.Two(new ScoreFunctionEstimator(), dropped), Verdict.NoGradientReachesChoice);

        Assert.Equal("choice \"h2\"", Assert.Single(report.UnreachedChoices));
    }

    [Fact]
    public void Verify_StoppedSampleOfAContinuousChoice_NamesTheChoice()
    {
        var location = new Parameter("location", Tensor.Create([0.4], [1]));
        var stopped = new FaultyEstimator(static (site, run, rest)
            => rest.Sampled(((IReparameterised)site.Distribution).Reparameterise(run).StopGradient(), run));
        var problem = new GradientProblem(
            () => from z in new Normal(location, Tensor.Create([0.7], [1])).Via(stopped).Named("z")
                  select (z.Sum(^1) - 2).Square(),
            new ParameterSet(location));

        VerificationReport report = AssertFound(problem, Verdict.NoGradientReachesChoice);

        Assert.Equal("choice \"z\"", Assert.Single(report.UnreachedChoices));
        Assert.StartsWith("quadrature", report.ExactMethod, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ScoreOfOneOfTwoParametersOnly_IsBiased()
    {
        var location = new Parameter("location", Tensor.Create([0.4], [1]));
        var scale = new Parameter("scale", Tensor.Create([0.7], [1]));
        var halved = new FaultyEstimator(static (site, run, rest) =>
        {
            var law = (Normal)site.Distribution;
            Tensor sample = law.Draw(run);
            Estimate below = rest.Sampled(sample, run);
            return below.Attach(new Normal(law.Location, law.Scale.StopGradient()).LogProbability(sample), below.Base);
        });
        var problem = new GradientProblem(
            () => from z in new Normal(location, scale).Via(halved) select (z.Sum(^1) - 2).Square(), new ParameterSet(location, scale));

        VerificationReport report = AssertFound(problem, Verdict.Biased);

        Assert.Equal("scale", report.Worst!.Parameter);
    }

    [Fact]
    public void Verify_SquaredWeightsOnTheModel_IsBiasedInTheModelOnly()
    {
        var model = new ParticleModel();

        VerificationReport report = AssertFound(model.Under(new SquaredWeightsRule(ParticleModel.ParticleCount)), Verdict.Biased);

        Assert.Equal(model.Weight.Name, report.Worst!.Parameter);
        CoordinateCheck guide = report.Coordinates.Single(check => check.Parameter == model.Location.Name);
        Assert.InRange(Math.Abs(guide.ZScore), 0, report.CriticalZ);
    }

    [Fact]
    public void Verify_DoublyReparameterisedBound_IsUnbiased()
    {
        VerificationReport report = new ParticleModel().Under(new IwaeDreg(ParticleModel.ParticleCount)).Verify(Candidate.AsWritten, Key);

        Assert.Equal(Verdict.Unbiased, report.Verdict);
        Assert.Equal("closed form", report.ExactMethod);
    }

    [Theory]
    [InlineData("concrete")]
    [InlineData("straight-through")]
    public void Verify_EstimatorThatSaysItIsBiased_IsBiased(string name)
    {
        Estimator estimator = name == "concrete" ? new ConcreteEstimator(Temperature.Fixed(0.5)) : new StraightThroughEstimator();

        AssertFound(_model.One(estimator), Verdict.Biased, largestDrawCount: 1 << 17);
    }

    private VerificationReport AssertFound(GradientProblem problem, Verdict verdict, long largestDrawCount = FirstLook)
    {
        VerificationReport report = problem.Verify(Candidate.AsWritten, Key);

        output.WriteLine(FormattableString.Invariant($"{report.Verdict} after {report.DrawCount} draws, z = {report.Worst!.ZScore:0.0}"));
        Assert.Equal(verdict, report.Verdict);
        Assert.InRange(report.DrawCount, 1, largestDrawCount);
        return report;
    }
}
