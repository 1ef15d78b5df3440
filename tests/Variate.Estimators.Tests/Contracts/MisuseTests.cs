using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>What cannot be right is refused, by the name of the choice, before a gradient is returned.</summary>
public class MisuseTests
{
    private static readonly RebarEstimator Rebar = new(Temperature.Fixed(0.5));
    private readonly TwoLayerModel _model = new();

    [Fact]
    public void Estimate_PathwiseOnBernoulli_NamesTheChoiceAndTheValidEstimators()
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new PathwiseEstimator()).Named("h")
            select _model.Cost1(h)));

        Assert.Contains("\"h\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("leave-one-out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PathwiseOnAnInnerBernoulli_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(
            () => _model.Two(new ScoreFunctionEstimator(), new PathwiseEstimator()).Check(RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));

    [Fact]
    public void Estimate_RebarOnNormal_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Normal(_model.Logits1(), Tensor.Full([3], 1, _model.X)).Via(Rebar)
            select _model.Cost1(z)));

    [Fact]
    public void Estimate_StepCostUnderRebar_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(Rebar)
            select (h - 0.5).Step().Sum(^1)));

    [Fact]
    public void Estimate_StepCostBelowASecondChoiceUnderRebar_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(Rebar)
            from g in Bernoulli.FromLogits(_model.Logits2(h)).Via(new ScoreFunctionEstimator())
            select (g - 0.5).Step().Sum(^1)));

    [Fact]
    public void Estimate_StepCostUnderPathwise_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Normal(_model.Logits1(), Tensor.Full([3], 1, _model.X)).Via(new PathwiseEstimator())
            select z.Step().Sum(^1)));

    [Fact]
    public void Estimate_StepCostUnderTheScoreFunction_IsAccepted()
        => Assert.Equal(EstimateOutcome.Succeeded, Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
            select (h - 0.5).Step().Sum(^1)).Outcome);

    [Fact]
    public void Estimate_NoEstimator_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1())
            select _model.Cost1(h)));

    [Fact]
    public void Estimate_RunLeaveOneOutWithoutSamples_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(_model.One(new RunLeaveOneOutEstimator())));

    [Fact]
    public void Estimate_TooLargeAnEnumeration_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(_model.One(new EnumerationEstimator(largestSupport: 7))));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Estimate_BatchAxisSummed_Throws(int drawCount)
        => Assert.Throws<ShapeMismatchException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
            select _model.Cost1(h).Sum(^1),
            Math.Max(1, drawCount)));

    [Fact]
    public void Estimate_EventAxisNotSummed_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
            select h));

    [Fact]
    public void Estimate_LeadingAxisSummed_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new LeaveOneOutEstimator(3))
            select h.Sum(0)));

    [Fact]
    public void Estimate_BatchSummedWhenDrawsEqualBatch_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
            select h.Sum(^2).Sum(^1),
            2));

    [Fact]
    public void Estimate_EverythingSummed_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
            select h.Sum(^1).SumAll(),
            1));

    [Fact]
    public void Constructor_LearnedTemperatureForConcrete_Throws()
        => Assert.Throws<ArgumentException>(() => new ConcreteEstimator(Temperature.Learned()));

    [Fact]
    public void Constructor_LearnedTemperatureForStraightThroughGumbel_Throws()
        => Assert.Throws<ArgumentException>(() => new StraightThroughGumbelEstimator(Temperature.Learned()));

    [Fact]
    public void Constructor_RunLeaveOneOutInsideRaoBlackwell_Throws()
        => Assert.Throws<ArgumentException>(() => new RaoBlackwellEstimator(1, new RunLeaveOneOutEstimator()));

    [Fact]
    public void Estimate_RaoBlackwellOfTooLongAList_Throws()
    {
        Stochastic<Tensor> program =
            from h in Binomial.FromLogits(Tensor.Full([3], 2, _model.X), _model.Logits1()).Via(new RaoBlackwellEstimator(1, new ScoreFunctionEstimator(), largestSupport: 26))
            select _model.Cost1(h);

        EstimatorNotApplicableException refusal = Assert.Throws<EstimatorNotApplicableException>(() => Estimate(program));
        Assert.Contains("limit of 26", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Differentiating => ["muprop", "relax-cost", "straight-through", "straight-through-gumbel", "rao-blackwell-rebar"];

    [Theory]
    [MemberData(nameof(Differentiating))]
    public void Estimate_StepCostUnderAnEstimatorThatDifferentiates_Throws(string name)
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(ContractEstimators.Named(name)())
            select (h - 0.5).Step().Sum(^1)));

    public static TheoryData<string> Discrete
        => ["relax", "relax-cost", "ram", "local-expectation", "go", "go-finite-support", "rao-blackwell", "straight-through", "straight-through-gumbel"];

    [Theory]
    [MemberData(nameof(Discrete))]
    public void Estimate_DiscreteEstimatorOnNormal_Throws(string name)
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Normal(_model.Logits1(), Tensor.Full([3], 1, _model.X)).Via(ContractEstimators.Named(name)())
            select _model.Cost1(z)));

    [Theory]
    [InlineData("ram")]
    [InlineData("local-expectation")]
    [InlineData("go")]
    [InlineData("go-finite-support")]
    [InlineData("muprop")]
    [InlineData("straight-through")]
    public void Estimate_LawOfTheUsersOwn_IsRefusedByName(string name)
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in new StoppedWhenRelaxed(_model.Logits1()).Via(ContractEstimators.Named(name)()).Named("own")
            select _model.Cost1(h)));

        Assert.Contains("\"own\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_SurrogateWithAStep_IsRefused()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(_model.One(
            new RelaxEstimator(new Surrogate(static at => at.Relaxed.Step().Sum(^1, keepAxis: true)), Temperature.Fixed(0.5)))));

    [Fact]
    public void Estimate_SurrogateWithoutItsOutputAxis_IsRefused()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(_model.One(
            new RelaxEstimator(new Surrogate(static at => at.Relaxed.Sum(^1)), Temperature.Fixed(0.5)))));

    [Fact]
    public void Estimate_SurrogateThatSumsTheBatch_IsRefused()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(_model.One(
            new QFunctionRebarEstimator(
                new Surrogate(static at => at.Relaxed.Sum(^2, keepAxis: true).Sum(^1, keepAxis: true)), Temperature.Fixed(0.5)))));

    [Fact]
    public void Estimate_StepCostUnderRelaxAlone_IsAccepted()
        => Assert.Equal(EstimateOutcome.Succeeded, StepCost(ContractEstimators.Unbiased["relax"]()).Outcome);

    [Fact]
    public void Estimate_StepCostUnderSimpleMuProp_IsAccepted()
        => Assert.Equal(EstimateOutcome.Succeeded, StepCost(new SimpleMuPropEstimator()).Outcome);

    [Fact]
    public void Estimate_LaxOnBernoulli_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(
            () => Estimate(_model.One(new LaxEstimator(new Surrogate(static at => at.Latent.Sum(^1, keepAxis: true))))));

    [Fact]
    public void Estimate_OptimalBaselineOnCategories_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from h in OneHotCategorical.FromLogits(_model.Logits1()).Via(new OptimalBaselineEstimator())
            select _model.Cost1(h)));

    [Fact]
    public void Constructor_CriterionThatDoesNotExist_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new InputBaseline(new Critic(static x => x), (TuningCriterion)7));

    private GradientEstimate StepCost(Estimator estimator)
        => Estimate(from h in Bernoulli.FromLogits(_model.Logits1()).Via(estimator) select (h - 0.5).Step().Sum(^1));

    private GradientEstimate Estimate(Stochastic<Tensor> program, int drawCount = 4)
        => program.Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2], DrawCount = drawCount });
}
