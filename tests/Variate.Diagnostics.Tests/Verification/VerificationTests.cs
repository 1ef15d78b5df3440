using System.Text.Json;
using Variate.Distributions;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics.Tests.Verification;

public class VerificationTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(3);
    private readonly TwoLayerModel _model = new();

    public static TheoryData<string> UnbiasedOffers
        => [.. EstimatorOffers.All
            .Where(static offer => offer.Traits.IsUnbiased && (offer.Traits.Supports & SupportKind.Binary) != SupportKind.None)
            .Select(static offer => offer.Name)];

    [Theory]
    [MemberData(nameof(UnbiasedOffers))]
    public void Verify_OfferOnTwoLayers_IsUnbiased(string name)
    {
        GradientProblem problem = _model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator());
        Candidate candidate = EstimatorOffers.For(problem, Key).Single(candidate => candidate.Name == name);

        VerificationReport report = problem.Verify(candidate, Key);

        Assert.Equal(Verdict.Unbiased, report.Verdict);
        Assert.Equal("enumeration of 32 joint values", report.ExactMethod);
        Assert.InRange(report.Within, 0, report.Tolerance);
        Assert.Equal(_model.TwoLayers.ElementCount + 1, report.Coordinates.Length);
    }

    [Fact]
    public void Verify_TooFewDraws_IsInconclusiveAndSaysWhatCouldHide()
    {
        VerificationReport report = _model.One(new ScoreFunctionEstimator())
            .Verify(Candidate.AsWritten, Key, new VerifyOptions { LargestLookCount = 1, RelativeTolerance = 1e-3 });

        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(2048, report.DrawCount);
        Assert.True(report.Within > report.Tolerance);
    }

    [Fact]
    public void Verify_SameKey_GivesTheSameReport()
    {
        string Run(ulong seed) => JsonSerializer.Serialize(_model.One(new ScoreFunctionEstimator()).Verify(Candidate.AsWritten, RandomKey.FromSeed(seed)));

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void Verify_AgainstAReference_CountsItsNoise()
    {
        GradientProblem problem = _model.One(new ScoreFunctionEstimator()) with
        {
            ExactMethod = new ReferenceGradient(Candidate.ForAll(new LeaveOneOutEstimator(4)), drawCount: 1 << 15),
        };

        VerificationReport report = problem.Verify(Candidate.AsWritten, Key, new VerifyOptions { RelativeTolerance = 0.1 });

        Assert.Equal(Verdict.Unbiased, report.Verdict);
        Assert.Equal("reference: leave-one-out, 32768 draws", report.ExactMethod);
    }

    [Fact]
    public void Verify_BiasedReference_IsRefused()
    {
        GradientProblem problem = _model.One(new ScoreFunctionEstimator()) with
        {
            ExactMethod = new ReferenceGradient(Candidate.ForAll(new StraightThroughEstimator())),
        };

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(() => problem.Verify(Candidate.AsWritten, Key));

        Assert.Contains("straight-through is biased", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_EstimatorThatDoesNotFit_IsRefusedByTheChoice()
    {
        EstimatorNotApplicableException refused = Assert.Throws<EstimatorNotApplicableException>(
            () => _model.One(new ScoreFunctionEstimator()).Verify(Candidate.ForAll(new PathwiseEstimator()), Key));

        Assert.Contains("choice \"h\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ChoiceInsideARule_AsksForAClosedForm()
    {
        GradientProblem problem = new ParticleModel().Under(new SquaredWeightsRule(2)) with { ExactMethod = new AutomaticExactGradient() };

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(() => problem.Verify(Candidate.AsWritten, Key));

        Assert.Contains("inside a rule", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_CostThatOverflows_IsNonFinite()
    {
        var logit = new Parameter("logit", Tensor.Create([0.4], [1]));
        var problem = new GradientProblem(
            () => from b in Bernoulli.FromLogits(logit).Via(new ScoreFunctionEstimator()) select (b * 1e6).Exp().Sum(^1), new ParameterSet(logit))
        {
            ExactMethod = new ClosedFormGradient(() => logit.Value.SumAll()),
        };

        VerificationReport report = problem.Verify(Candidate.AsWritten, Key);

        Assert.Equal(Verdict.NonFinite, report.Verdict);
        Assert.Null(report.Worst);
    }

    [Fact]
    public void Verify_ExactGradientOfOtherParameters_IsRefused()
    {
        GradientProblem one = _model.One(new ScoreFunctionEstimator());
        ExactGradient exact = one.ExactMethod.Compute(one, Key);

        Assert.Throws<ArgumentException>(
            () => _model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()).Verify(Candidate.AsWritten, exact, Key));
    }

    [Fact]
    public void Verify_Float32Program_AllowsForItsRounding()
    {
        var logits = new Parameter("logits", Tensor.Create([0.7f, -0.2f, -1.3f], [3]));
        var problem = new GradientProblem(
            () => from h in Bernoulli.FromLogits(logits) select (h.Sum(^1) - 0.6).Square(), new ParameterSet(logits));

        VerificationReport exactly = problem.Verify(Candidate.ForAll(new EnumerationEstimator()), Key);
        VerificationReport sampled = problem.Verify(Candidate.ForAll(new RamEstimator()), Key);

        Assert.Equal(Verdict.Unbiased, exactly.Verdict);
        Assert.Equal(Verdict.Unbiased, sampled.Verdict);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Verify_RateOutOfRange_IsRefused(double rate)
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => _model.One(new ScoreFunctionEstimator()).Verify(Candidate.AsWritten, Key, new VerifyOptions { FalseAlarmRate = rate }));
}
