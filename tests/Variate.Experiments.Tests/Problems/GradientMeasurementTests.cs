using Variate.Experiments.Problems;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Problems;

public sealed class GradientMeasurementTests
{
    private const int Samples = 20_000;

    private static readonly RandomKey Key = RandomKey.FromSeed(7);

    public static TheoryData<string, string, double> UnbiasedPairs => new()
    {
        // The last number bounds the standard error of the noisiest element: an estimate of huge variance would pass any z-test.
        { "toy", "score-function", 0.002 },
        { "toy", "relax", 0.004 },
        { "bernoulli", "rebar", 0.005 },
        { "bernoulli", "leave-one-out:samples=8", 0.001 },
        { "bernoulli", "rao-blackwell:categories=3", 0.002 },
        { "bernoulli", "rebar-q", 0.01 },
        { "bernoulli-layers", "muprop", 0.02 },
        { "bernoulli-layers", "ram", 0.02 },
        { "bernoulli-layers", "run-leave-one-out", 0.02 },
        { "bernoulli-layers", "go", 0.02 },
        { "categorical", "rebar", 0.002 },
        { "categorical", "self-baseline", 0.002 },
        { "gmm", "local-expectation", 0.01 },
        { "gmm", "simple-muprop", 0.02 },
        { "gamma", "pathwise", 0.01 },
        { "gamma", "lax", 0.03 },
        { "negative-binomial", "go", 0.01 },
        { "poisson", "go", 0.2 },
        { "gaussian-iwae", "iwae", 0.02 },
        { "gaussian-iwae", "iwae-dreg", 0.01 },
        { "gaussian-iwae", "vimco", 0.02 },
        { "mixed", "ram", 0.05 },
        { "mixed", "pathwise", 0.05 },
        { "mixed", "lax", 0.05 },
    };

    [Theory]
    [MemberData(nameof(UnbiasedPairs))]
    public void Measure_UnbiasedEstimator_AgreesWithTheExactGradient(string name, string estimator, double largestError)
    {
        MeasuredGradient measured = Measure(name, estimator);

        Assert.True(Math.Abs(measured.Objective.ZScore) < 5, $"objective: z = {measured.Objective.ZScore}");
        Assert.All(measured.Coordinates, coordinate => Assert.True(Math.Abs(coordinate.ZScore) < 5, $"{coordinate}: z = {coordinate.ZScore}"));
        Assert.InRange(measured.Coordinates.Max(coordinate => coordinate.Moments.StandardError), 0, largestError);
    }

    [Theory]
    [InlineData("bernoulli-layers", "straight-through")]
    [InlineData("categorical", "straight-through")]
    [InlineData("gaussian-iwae", "stl")]
    [InlineData("mixed", "straight-through-gumbel")]
    public void Measure_BiasedEstimator_IsSeenToBe(string name, string estimator) => Assert.True(Measure(name, estimator).LargestZ > 5);

    [Fact]
    public void Measure_Enumeration_HasNoVarianceAndNoZScore()
    {
        MeasuredGradient measured = Measure("bernoulli-layers", "enumeration");

        Assert.Equal(0, measured.LargestZ);
        Assert.InRange(measured.TotalVariance, 0, 1e-25);
        Assert.Equal(32, measured.CostEvaluations);
    }

    /// <summary>Exact variances by enumeration of the sample, and of the second one that is the baseline. Source: [Liu2019] §5.1.</summary>
    [Theory]
    [InlineData("eta=0", "score-function:decay=none", 0.4384)]
    [InlineData("eta=-4", "score-function:decay=none", 3.356e-2)]
    [InlineData("eta=0", "self-baseline", 1.2525e-2)]
    [InlineData("eta=-4", "self-baseline", 7.519e-4)]
    public void Measure_OfThePublishedExperiment_HasTheExactVariance(string setting, string estimator, double expected)
    {
        Problem problem = ProblemCatalog.Find("bernoulli").Create(setting);

        MeasuredGradient measured = GradientMeasurement.Measure(problem, problem.MethodOf(estimator), 200_000, Key, threads: 2);

        // At η = −4 what varies is rare and large, and so the variance itself is the noisiest.
        Assert.Equal(1, measured.TotalVariance / expected, 0.1);
    }

    [Theory]
    [InlineData("bernoulli", "rebar")]
    [InlineData("gamma", "pathwise")]
    public void Measure_AnyNumberOfThreads_GivesTheSameBits(string name, string estimator)
    {
        Problem problem = ProblemCatalog.Find(name).Create();
        GradientMethod method = problem.MethodOf(estimator);

        MeasuredGradient alone = GradientMeasurement.Measure(problem, method, Samples + 1, Key, threads: 1);
        MeasuredGradient together = GradientMeasurement.Measure(problem, method, Samples + 1, Key, threads: 4);

        Assert.Equal(alone.Objective, together.Objective);
        Assert.Equal(alone.Coordinates.AsEnumerable(), together.Coordinates);
        Assert.Equal(Samples + 1, alone.Samples);
    }

    [Fact]
    public void Measure_RowsOfADraw_HaveTheVarianceOfSingleEstimates()
    {
        // Each row of the tiled parameters is one draw: its spread must be that of estimates made one at a time.
        const int Count = 4000;
        Problem problem = ProblemCatalog.Find("bernoulli-layers").Create();
        GradientMethod method = problem.MethodOf("score-function:decay=none");
        PreparedProgram single = method.Prepare();

        double[] draws = [.. Enumerable.Range(0, Count).Select(i => single.Estimate(Key.For("single").For((ulong)i)).Gradients[0].ElementAt(0))];
        MeasuredCoordinate tiled = GradientMeasurement.Measure(problem, method, Samples, Key, threads: 1).Coordinates[0];

        double mean = draws.Average();
        double variance = draws.Sum(draw => (draw - mean) * (draw - mean)) / (Count - 1);
        Assert.Equal(1, variance / tiled.Moments.Variance, 0.15);
    }

    [Fact]
    public void Tuned_LearnedScales_LowerTheVarianceAndKeepTheMean()
    {
        Problem problem = ProblemCatalog.Find("bernoulli").Create();
        GradientMethod method = problem.MethodOf("score-function");

        MeasuredGradient before = GradientMeasurement.Measure(problem, method, Samples, Key, threads: 1);
        MeasuredGradient after = GradientMeasurement.Measure(problem, method.Tuned(500, Key.For("tuning")), Samples, Key, threads: 1);

        Assert.True(after.TotalVariance < 0.1 * before.TotalVariance, $"{before.TotalVariance} became {after.TotalVariance}");
        Assert.InRange(after.LargestZ, 0, 5);
    }

    [Fact]
    public void Measure_Interrupted_Stops()
    {
        Problem problem = ProblemCatalog.Find("toy").Create();
        using var interruption = new CancellationTokenSource();
        interruption.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(
            () => GradientMeasurement.Measure(problem, problem.MethodOf("ram"), Samples, Key, threads: 1, interruption.Token));
    }

    [Fact]
    public void Measure_NonFiniteDraws_AreRefused()
    {
        // The cost has no value at the mean of the counts, which is no count.
        Problem problem = ProblemCatalog.Find("negative-binomial").Create("r=3", "p=0.7");

        Assert.Throws<NotFiniteNumberException>(
            () => GradientMeasurement.Measure(problem, problem.MethodOf("simple-muprop"), Samples, Key, threads: 2));
    }

    [Fact]
    public void MethodOf_EstimatorOfOneChoice_NamesTheOtherOne()
    {
        Problem problem = ProblemCatalog.Find("mixed").Create();

        Assert.Equal(
            [new ChoiceEstimator("b", "rebar:temperature=0.3"), new ChoiceEstimator("z", "pathwise")],
            problem.MethodOf("rebar:temperature=0.3").Choices.AsEnumerable());
        Assert.Equal([new ChoiceEstimator("b", "enumeration"), new ChoiceEstimator("z", "pathwise")], problem.MethodOf("pathwise").Choices.AsEnumerable());
    }

    [Theory]
    [InlineData("bernoulli", "pathwise")]
    [InlineData("gamma", "rebar")]
    [InlineData("poisson", "enumeration")]
    [InlineData("categorical", "optimal-baseline")]
    public void MethodOf_EstimatorThatNoChoiceTakes_IsRefused(string name, string estimator)
    {
        Problem problem = ProblemCatalog.Find(name).Create();

        EstimatorNotApplicableException refusal = Assert.Throws<EstimatorNotApplicableException>(() => problem.MethodOf(estimator));
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    private static MeasuredGradient Measure(string name, string estimator)
    {
        Problem problem = ProblemCatalog.Find(name).Create();
        return GradientMeasurement.Measure(problem, problem.MethodOf(estimator), Samples, Key, threads: 2);
    }
}
