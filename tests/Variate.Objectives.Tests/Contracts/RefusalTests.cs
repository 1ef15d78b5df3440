using Variate.Distributions;
using Variate.Estimators;
using Variate.Objectives.Tests.Models;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives.Tests.Contracts;

/// <summary>What cannot be right is refused, by the name of the choice, before a gradient is returned.</summary>
public class RefusalTests
{
    private static readonly Tensor One = Tensor.Ones([1], ElementType.Float64);
    private readonly Parameter _location = new("location", Tensor.Create([0.3], [1]));

    [Fact]
    public void Apply_EstimatorInABound_NamesTheChoiceAndTheRule()
    {
        string message = MessageOf(
            new IwaeDreg(2),
            from z in new Normal(_location, One).Via(new PathwiseEstimator()).Named("z")
            select Joint(z));

        Assert.Contains("choice \"z\"", message, StringComparison.Ordinal);
        Assert.Contains("iwae-dreg", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_RuleInAnExpectation_NamesTheChoiceAndTheRule()
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Normal(_location, One).Via(new DregRule()).Named("z")
            select Joint(z)));

        Assert.Contains("choice \"z\": dreg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_DregOnBits_NamesTheChoiceAndWhatIsValid()
    {
        string message = MessageOf(
            new IwaeDreg(2),
            from bit in Bernoulli.FromLogits(_location).Via(new DregRule()).Named("bit")
            select Joint(bit));

        Assert.Contains("choice \"bit\"", message, StringComparison.Ordinal);
        Assert.Contains("vimco", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_BitsWithOneParticle_NamesTheChoice()
        => Assert.Contains("choice 1: vimco", MessageOf(new Iwae(1), Bits()), StringComparison.Ordinal);

    [Fact]
    public void Apply_WakeRuleInABound_NamesTheChoice()
        => Assert.Contains(
            "choice 1: wake",
            MessageOf(new IwaeDreg(2), from z in new Normal(_location, One).Via(new WakeRule()) select Joint(z)),
            StringComparison.Ordinal);

    [Fact]
    public void Apply_VimcoRuleInTheWakePhase_NamesTheChoice()
        => Assert.Contains(
            "choice 1: vimco",
            MessageOf(new RwsDreg(2), from z in new Normal(_location, One).Via(new VimcoRule()) select Joint(z)),
            StringComparison.Ordinal);

    public static TheoryData<string> Differentiating => ["iwae", "stl", "iwae-dreg", "rws-dreg", "dreg-alpha"];

    [Theory]
    [MemberData(nameof(Differentiating))]
    public void Apply_StepInTheJoint_NamesTheChoice(string name)
        => Assert.Contains(
            "choice 1",
            MessageOf(Named(name), from z in new Normal(_location, One) select Joint(z) + z.Step().Sum(^1)),
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Differentiating))]
    public void Apply_StepBeforeALaterLaw_NamesTheChoice(string name)
        => Assert.Contains(
            "choice 1",
            MessageOf(
                Named(name),
                from z in new Normal(_location, One)
                from bit in Bernoulli.FromLogits(z.Step())
                select Joint(z + bit)),
            StringComparison.Ordinal);

    [Fact]
    public void Apply_StepWhereNoChoiceIsDifferentiated_IsAccepted()
        => Assert.Equal(
            EstimateOutcome.Succeeded,
            Estimate((from z in new Normal(_location, One).Via(new VimcoRule()) select Joint(z) + z.Step().Sum(^1)).Under(new Iwae(3))).Outcome);

    public static TheoryData<string> NotLinear => ["square", "exponential", "step"];

    [Theory]
    [MemberData(nameof(NotLinear))]
    public void Under_FollowedByWhatIsNotLinear_Throws(string name)
        => Assert.Contains(
            "linear",
            Assert.Throws<EstimatorNotApplicableException>(() => Estimate(Gaussian().Under(new IwaeDreg(2)).Select(bound => name switch
            {
                "square" => bound.Square(),
                "exponential" => bound.Exp(),
                _ => bound.Step(),
            }))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Check_BoundFollowedByAnAbsoluteValue_Throws()
        => Assert.Contains(
            "linear",
            Assert.Throws<EstimatorNotApplicableException>(
                () => Gaussian().Under(new IwaeDreg(2)).Select(static bound => bound.Abs()).Check(RandomKey.FromSeed(1))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Check_BoundFollowedByALinearCost_IsAccepted()
        => Gaussian().Under(new IwaeDreg(2)).Select(static bound => 3 - (bound * 2)).Check(RandomKey.FromSeed(1));

    [Fact]
    public void Under_BelowAnEstimatorThatRelaxesTheRest_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from bit in Bernoulli.FromLogits(_location).Via(new RebarEstimator(Temperature.Fixed(0.5)))
            from bound in Gaussian().Under(new IwaeDreg(2))
            select bound + bit.Sum(^1)));

    [Fact]
    public void Apply_NamedPriorThatDependsOnAChoice_NamesTheChoice()
        => Assert.Contains(
            "choice 1: the gradient of a prior",
            MessageOf(
                new IwaeGdreg(2),
                from z in new Normal(_location, One)
                from bit in Bernoulli.FromLogits(_location)
                from _ in Stochastic.Prior(new Normal(bit, One), z)
                select Joint(z)),
            StringComparison.Ordinal);

    [Fact]
    public void Apply_NamedPriorOfAnotherValue_IsRefused()
        => Assert.Contains(
            "a prior",
            MessageOf(
                new IwaeGdreg(2),
                from z in new Normal(_location, One)
                from _ in Stochastic.Prior(new Normal(_location, One), z * 2)
                select Joint(z)),
            StringComparison.Ordinal);

    [Fact]
    public void Check_EstimatorInABound_Throws()
        => Assert.Throws<EstimatorNotApplicableException>(() => (
            from z in new Normal(_location, One).Via(new PathwiseEstimator())
            select Joint(z)).Under(new IwaeDreg(2)).Check(RandomKey.FromSeed(1)));

    [Fact]
    public void Constructor_TooFewParticlesOrNoSuchOrder_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Iwae(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Jvi(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JviDreg(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Jvi(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VrIwae(4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DregAlpha(4, 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VimcoRule((VimcoBaseline)7));
    }

    [Fact]
    public void Apply_BatchAxisSummed_Throws()
    {
        var model = new GaussianModel();

        Assert.Throws<ShapeMismatchException>(() => new IwaeDreg(2).Estimate(
            model.LogJoint().Select(static value => value.Sum(^1)),
            model.Parameters,
            RandomKey.FromSeed(1),
            ParticleModel.Options));
    }

    private static MultiSampleObjective Named(string name) => name switch
    {
        "iwae" => new Iwae(2),
        "stl" => new StickingTheLanding(2),
        "iwae-dreg" => new IwaeDreg(2),
        "rws-dreg" => new RwsDreg(2),
        _ => new DregAlpha(2, 0.3),
    };

    private static Tensor Joint(Tensor z) => new Normal(One * 0, One).LogProbability(z);

    private Stochastic<Tensor> Gaussian() => from z in new Normal(_location, One) select Joint(z);

    private Stochastic<Tensor> Bits() => from bit in Bernoulli.FromLogits(_location) select Joint(bit);

    private string MessageOf(ProgramRule rule, Stochastic<Tensor> program)
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(program.Under(rule))).Message;

    private GradientEstimate Estimate(Stochastic<Tensor> program)
        => program.Estimate(new ParameterSet(_location), RandomKey.FromSeed(1), new EstimateOptions { DrawCount = 3 });
}
