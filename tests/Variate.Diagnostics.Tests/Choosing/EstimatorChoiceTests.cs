using Variate.Distributions;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Diagnostics.Tests.Choosing;

public class EstimatorChoiceTests(ITestOutputHelper output)
{
    private static readonly RandomKey Key = RandomKey.FromSeed(5);
    private readonly TwoLayerModel _model = new();

    [Fact]
    public void Offers_WithTheOmitted_AreTheCatalog()
    {
        IEnumerable<string> covered = EstimatorOffers.All.Select(static offer => offer.Traits.Name)
            .Concat(EstimatorOffers.Omitted.Select(static omitted => omitted.Estimator))
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(
            EstimatorCatalog.All.Select(static traits => traits.Name).Order(StringComparer.Ordinal), covered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Offers_Created_HaveTheTraitsOfTheirRow()
        => Assert.All(EstimatorOffers.All, static offer => Assert.Equal(offer.Traits.Name, offer.Create().Traits.Name));

    [Fact]
    public void ChooseEstimator_TwoLayersOfBits_TakesTheOneWithoutNoise()
    {
        (_, ChoiceReport report) = _model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()).ChooseEstimator(Key);

        Write(report);
        Assert.Equal("enumeration", report.Chosen);
        Assert.Equal(ChoiceReason.WithoutNoise, report.Reason);
        Assert.Contains(report.Refused, static refusal => refusal.Estimator == "pathwise" && refusal.Reason.Contains("h1", StringComparison.Ordinal));
        Assert.Contains(report.Refused, static refusal => refusal.Estimator == "straight-through");
        Assert.Contains(report.Refused, static refusal => refusal.Estimator == "relax");
    }

    [Fact]
    public void ChooseEstimator_GivenCandidates_TakesTheLowestMeasuredScore()
    {
        GradientProblem problem = _model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator());
        Candidate[] candidates =
        [
            Candidate.AsWritten, Candidate.ForAll(new RebarEstimator(Temperature.Fixed(0.5))), Candidate.ForAll(new LeaveOneOutEstimator(2)),
            Candidate.ForAll(new RamEstimator()),
        ];

        (Candidate chosen, ChoiceReport report) = problem.ChooseEstimator(Key, new ChooseOptions { Candidates = [.. candidates] });
        ComparisonReport comparison = problem.Compare(candidates, RandomKey.FromSeed(6), new CompareOptions { DrawCount = 1 << 14 });

        Write(report);
        EstimatorMeasurement best = comparison.Rows.MinBy(static row => row.All.VarianceTimesCost)!;
        Assert.Equal(best.Estimator, report.Chosen);
        Assert.Equal(report.Chosen, chosen.Name);
        Assert.Equal(best.All.VarianceTimesCost, report.Scores[0].Score, 6 * (report.Scores[0].ScoreStandardError + (best.All.VarianceStandardError * best.Price)));
    }

    [Fact]
    public void ChooseEstimator_BiasedOnes_AreTakenOnlyWhenAskedFor()
    {
        GradientProblem problem = _model.One(new ScoreFunctionEstimator());
        var quiet = Candidate.ForAll(new StraightThroughEstimator());
        var options = new ChooseOptions { Candidates = [Candidate.AsWritten, quiet], Budget = 20_000 };

        ChoiceReport careful = problem.ChooseEstimator(Key, options).Report;
        ChoiceReport asked = problem.ChooseEstimator(Key, options with { AllowsBiased = true }).Report;

        Assert.Equal("as written", careful.Chosen);
        Assert.Equal(ChoiceReason.OnlyCandidate, careful.Reason);
        Assert.Equal("straight-through", Assert.Single(careful.Refused).Estimator);
        Assert.True(asked.Scores.Single(static score => !score.ClaimsUnbiased).SquaredBias > 0);
        Assert.Empty(asked.Refused);
    }

    [Fact]
    public void ChooseEstimator_Incumbent_IsKeptUnlessClearlyBeaten()
    {
        GradientProblem problem = _model.One(new ScoreFunctionEstimator());
        Candidate[] twins = [Candidate.ForAll(new LeaveOneOutEstimator(2), "one"), Candidate.ForAll(new LeaveOneOutEstimator(2), "other")];
        var options = new ChooseOptions { Candidates = [.. twins, Candidate.AsWritten], Incumbent = "other" };

        ChoiceReport kept = problem.ChooseEstimator(Key, options).Report;
        ChoiceReport beaten = problem.ChooseEstimator(Key, options with { Incumbent = "as written" }).Report;

        Assert.Equal(("other", ChoiceReason.IncumbentKept), (kept.Chosen, kept.Reason));
        Assert.Equal(("one", ChoiceReason.BestWithinNoise), (beaten.Chosen, beaten.Reason));
    }

    [Fact]
    public void ChooseEstimator_MixedProgram_OffersPathwiseForTheContinuousChoice()
    {
        Parameter location = TwoLayerModel.New("location", 1, [1]);
        Parameter weights = TwoLayerModel.New("weights", 1, [1, 2]);
        var problem = new GradientProblem(
            () => from z in new Normal(location, Tensor.Create([0.8], [1]))
                  from h in Bernoulli.FromLogits(z.MatMul(weights))
                  select (h.Sum(^1) - z.Sum(^1)).Square(),
            new ParameterSet(location, weights));

        (Candidate chosen, ChoiceReport report) = problem.ChooseEstimator(Key, new ChooseOptions { Budget = 50_000 });
        VerificationReport verified = problem.Verify(chosen, Key);

        Write(report);
        Assert.EndsWith("+ pathwise", report.Chosen, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unbiased, verified.Verdict);
    }

    [Fact]
    public void ChooseEstimator_NoUnbiasedCandidate_SaysWhy()
    {
        EstimatorNotApplicableException refused = Assert.Throws<EstimatorNotApplicableException>(
            () => _model.One(new ScoreFunctionEstimator()).ChooseEstimator(
                Key, new ChooseOptions { Candidates = [Candidate.ForAll(new PathwiseEstimator())] }));

        Assert.Contains("choice \"h\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ChooseEstimator_SameKey_GivesTheSameReport()
    {
        ChoiceReport Run() => _model.One(new ScoreFunctionEstimator()).ChooseEstimator(Key, new ChooseOptions { Budget = 1 }).Report;

        Assert.Equal(Run().Scores.AsEnumerable(), Run().Scores.AsEnumerable());
    }

    private void Write(ChoiceReport report)
    {
        output.WriteLine(FormattableString.Invariant($"{report.Chosen}: {report.Reason}, {report.Spent} evaluations, {report.RoundCount} rounds"));
        foreach (CandidateScore score in report.Scores)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{score.Estimator}: {score.Score:0.0000} ± {score.ScoreStandardError:0.0000}, price {score.Price:0.0}, dropped {score.DroppedInRound}"));
        }

        foreach (Refusal refusal in report.Refused)
        {
            output.WriteLine($"{refusal.Estimator}: {refusal.Reason}");
        }
    }
}
