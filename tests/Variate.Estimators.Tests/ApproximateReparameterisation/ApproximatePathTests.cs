using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.ApproximateReparameterisation;

/// <summary>Approximate reparameterisation where it is easily wrong: small shapes, float32, axes that share noise, vectors made of gammas.</summary>
public class ApproximatePathTests
{
    private const double SmallShape = 0.05;

    public static TheoryData<string> Names => ["g-rep", "rsvi", "rsvi-1"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_LogarithmOfASmallGamma_HasTheSlopeOfDigamma(string name)
    {
        var concentration = new Parameter("concentration", Tensor.Create([SmallShape], [1]));

        var result = ZTest.Run(
            () => from z in new Gamma(concentration, Tensor.Create([1.0], [1])).Via(Named(name)) select z.Log().Sum(^1),
            new ParameterSet(concentration),
            concentration.Value.Digamma().Sum(^1),
            new EstimateOptions { DrawCount = 2048 });

        result.AssertUnbiased(0.05);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_DirichletAsGammasDividedByTheirSum_HasTheGradientOfTheMoments(string name)
    {
        var concentration = new Parameter("concentration", Tensor.Create([1.4, 0.8, 2.1], [3]));
        var weights = Tensor.Create([1.0, -0.5, 2], [3]);
        Tensor alpha = concentration;
        Tensor total = alpha.Sum(^1);
        Tensor first = (weights * alpha).Sum(^1);

        var result = ZTest.Run(
            () => from g in new Gamma(concentration, Tensor.Create([1.0], [1])).Via(Named(name))
                  select (weights * g / g.Sum(^1, keepAxis: true)).Sum(^1).Square(),
            new ParameterSet(concentration),
            (first.Square() + (weights.Square() * alpha).Sum(^1)) / (total * (total + 1)),
            new EstimateOptions { DrawCount = 2048 });

        result.AssertUnbiased(0.1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_BelowBitsWhoseBranchesShareNoise_AgreesWithTheExactSum(string name)
    {
        var logits = new Parameter("logits", Tensor.Create([0.4, -0.8], [2, 1]));
        var rate = new Parameter("rate", Tensor.Create([1.3], [1]));
        Tensor one = logits.Value.Sigmoid();

        // 𝔼[y²] = α(α + 1)/r² with the shape α = h + 1 of the choice below.
        Tensor exact = (((one * 6) + ((1 - one) * 2)) / rate.Value.Square()).Sum(^1).MeanAll();

        var result = ZTest.Run(
            () => from h in Bernoulli.FromLogits(logits).Via(new EnumerationEstimator())
                  from y in new Gamma(h + 1, rate).Via(Named(name))
                  select y.Square().Sum(^1),
            new ParameterSet(logits, rate),
            exact,
            new EstimateOptions { Batch = [2], DrawCount = 512 });

        result.AssertUnbiased(0.05);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_GlobalChoiceOfFloat32_AgreesWithTheMoment(string name)
    {
        var concentration = new Parameter("concentration", Tensor.Create([1.7f, 0.6f], [2]));
        var rate = new Parameter("rate", Tensor.Create([1.3f], [1]));
        var weights = Tensor.Create([1f, 2f, 0.5f, -1f], [2, 2]);

        var result = ZTest.Run(
            () => from z in new Gamma(concentration, rate).Via(Named(name)) select (z * weights).Sum(^1),
            new ParameterSet(concentration, rate),
            (concentration.Value / rate * weights).Sum(^1).MeanAll(),
            new EstimateOptions { Batch = [2], DrawCount = 512 });

        result.AssertUnbiased(0.05);
    }

    [Theory]
    [InlineData("g-rep")]
    [InlineData("rsvi")]
    [InlineData("rsvi-1")]
    [InlineData("measure-valued")]
    public void Estimate_LargeShapesOfFloat32_AgreeWithTheMoments(string name)
    {
        var concentration = new Parameter("concentration", Tensor.Create([1e6f, 3e5f], [2]));
        var rate = Tensor.Create([1e6f, 3e5f], [2]);

        // 𝔼[z²] = α(α + 1)/r².
        var result = ZTest.Run(
            () => from z in new Gamma(concentration, rate).Via(Named(name)) select z.Square().Sum(^1),
            new ParameterSet(concentration),
            (concentration.Value / rate * ((concentration.Value + 1) / rate)).Sum(^1),
            new EstimateOptions { DrawCount = 2048 });

        result.AssertUnbiased(0.01);
    }

    [Fact]
    public void Estimate_StandardisedPathWithoutTheScoreOfItsNoise_IsSeenAsBiased()
    {
        var concentration = new Parameter("concentration", Tensor.Create([1.7], [1]));
        var faulty = new FaultyEstimator(static (site, run, rest) =>
        {
            var law = (LogGamma)site.Distribution;
            Tensor alpha = law.Concentration.StopGradient();
            Tensor sample = law.Draw(run);
            Tensor slope = alpha.Trigamma() + ((sample - alpha.Digamma()) * alpha.Polygamma(2) / (alpha.Trigamma() * 2));
            return rest.SampledDifferentiably(sample.InjectGradient(law.Concentration, slope), run);
        });

        // The gradients of the mean and of the variance of y are right without the score: it takes a cost of higher order to see that it is missing.
        ZTest.Run(
            () => from y in new LogGamma(concentration, Tensor.Create([1.0], [1])).Via(faulty) select y.Exp().Sum(^1),
            new ParameterSet(concentration),
            concentration.Value.Sum(^1),
            new EstimateOptions { DrawCount = 2048 }).AssertBiased();
    }

    [Fact]
    public void Estimate_RsviOfASmallShapeWithoutAugmentation_IsRefusedByName()
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Gamma(Tensor.Create([1.5, 0.9], [2]), Tensor.Create([1.0], [1])).Via(new RsviEstimator(0)).Named("small")
            select z.Sum(^1)));

        Assert.Contains("\"small\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("pathwise", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_OtherLaw_IsRefusedByName(string name)
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Exponential(Tensor.Create([1.5], [1])).Via(Named(name)).Named("own") select z.Sum(^1)));

        Assert.Contains("\"own\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_CostThatCutsTheGradient_IsRefused(string name)
        => Assert.Throws<EstimatorNotApplicableException>(() => Estimate(
            from z in new Gamma(Shape(), Tensor.Create([1.0], [1])).Via(Named(name)) select (z - 1).Step().Sum(^1)));

    [Theory]
    [MemberData(nameof(Names))]
    public void CostEvaluations_AreOne(string name)
        => Assert.Equal(
            1,
            Estimate(from z in new Gamma(Shape(), Tensor.Create([1.0], [1])).Via(Named(name)) select z.Sum(^1)).Diagnostics.CostEvaluations);

    [Fact]
    public void Constructor_NegativeAugmentation_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new RsviEstimator(-1));

    private static Tensor Shape() => new Parameter("concentration", Tensor.Create([1.5], [1]));

    private static Estimator Named(string name) => name switch
    {
        "g-rep" => new GRepEstimator(),
        "rsvi" => new RsviEstimator(),
        "rsvi-1" => new RsviEstimator(1),
        "measure-valued" => new MeasureValuedEstimator(),
        _ => throw new ArgumentException($"No estimator {name}.", nameof(name)),
    };

    private static GradientEstimate Estimate(Stochastic<Tensor> program)
        => program.Estimate(new ParameterSet(new Parameter("unused", Tensor.Create([1.0], [1]))), RandomKey.FromSeed(1));
}
