using Variate.Distributions;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Diagnostics.Tests.Verification;

/// <summary>Faults that were made in practice, each planted on purpose: a verification must find them, and the draws it takes are bounded here.</summary>
public class PlantedFaultTests(ITestOutputHelper output)
{
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
            Verdict.Biased,
            largestDrawCount: 2048);

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
            Verdict.Biased,
            largestDrawCount: 8192);

    [Fact]
    public void Verify_DroppedLayer_NamesTheChoice()
    {
        var dropped = new FaultyEstimator(static (site, run, rest) => rest.Sampled(site.Distribution.Draw(run), run));

        VerificationReport report = AssertFound(
            _model.Two(new ScoreFunctionEstimator(), dropped), Verdict.NoGradientReachesChoice, largestDrawCount: 2048);

        Assert.Equal("choice \"h2\"", Assert.Single(report.UnreachedChoices));
    }

    private VerificationReport AssertFound(GradientProblem problem, Verdict verdict, long largestDrawCount)
    {
        VerificationReport report = problem.Verify(Candidate.AsWritten, Key);

        output.WriteLine(FormattableString.Invariant($"{report.Verdict} after {report.DrawCount} draws, z = {report.Worst!.ZScore:0.0}"));
        Assert.Equal(verdict, report.Verdict);
        Assert.InRange(report.DrawCount, 1, largestDrawCount);
        return report;
    }
}
