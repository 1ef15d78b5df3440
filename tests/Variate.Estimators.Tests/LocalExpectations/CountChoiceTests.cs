using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.LocalExpectations;

/// <summary>Estimators of choices of counts against exact sums.</summary>
public class CountChoiceTests
{
    private const double Rounding = 1e-12;

    public static TheoryData<string, string> Rows => new()
    {
        { "Poisson", "go" },
        { "Geometric", "go" },
        { "NegativeBinomial", "go" },
        { "Binomial", "go" },
        { "Categorical", "go" },
        { "Binomial", "go-finite-support" },
        { "Categorical", "go-finite-support" },
        { "Binomial", "enumeration" },
        { "Categorical", "enumeration" },
        { "Multinomial", "enumeration" },
        { "Multinomial", "leave-one-out" },
        { "NegativeBinomial", "leave-one-out" },
        { "Categorical", "leave-one-out" },
    };

    public static TheoryData<int> Keys => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Estimate_OneChoice_AgreesWithTheExactSum(string choice, string estimator)
    {
        var row = CountChoice.Named(choice);

        var result = ZTest.Run(
            () => row.Program(ContractEstimators.Named(estimator)()), row.ParameterSet, row.Exact(), new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Estimate_AboveBits_AgreesWithTheExactSum(string choice, string estimator)
    {
        var row = CountChoice.Named(choice);

        var result = ZTest.Run(
            () => row.TwoLayers(ContractEstimators.Named(estimator)(), new SelfBaselineEstimator()),
            row.ParameterSet,
            row.ExactTwoLayers(),
            new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.2);
    }

    [Theory]
    [InlineData("Binomial")]
    [InlineData("Categorical")]
    [InlineData("Bernoulli")]
    public void Estimate_FiniteSupport_HasLessVarianceThanOneSample(string choice)
    {
        var row = CountChoice.Named(choice);
        ZTest Run(Estimator estimator)
            => ZTest.Run(() => row.Program(estimator), row.ParameterSet, row.Exact(), new EstimateOptions { DrawCount = 512 });

        Assert.True(Run(new FiniteSupportGoEstimator()).TraceOfCovariance < Run(new GoEstimator()).TraceOfCovariance);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Estimate_FiniteSupportOfBits_EqualsRam(int seed)
    {
        var row = CountChoice.Named("Bernoulli");

        AssertEqual(
            Estimate(row.TwoLayers(new RamEstimator(), new ScoreFunctionEstimator()), row, seed),
            Estimate(row.TwoLayers(new FiniteSupportGoEstimator(), new ScoreFunctionEstimator()), row, seed));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Estimate_FiniteSupportOfOneCategory_EqualsRam(int seed)
    {
        var row = CountChoice.Named("Bernoulli");
        Stochastic<Tensor> Program(Estimator estimator)
            => from h in OneHotCategorical.FromLogits(row.Parameters[0]).Via(estimator)
               select CountChoice.Cost(h);

        AssertEqual(Estimate(Program(new RamEstimator()), row, seed), Estimate(Program(new FiniteSupportGoEstimator()), row, seed));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Estimate_FiniteSupportOfOneCount_IsExactForEverySample(int seed)
    {
        var logits = new Parameter("logits", Tensor.Create([0.3], [1]));
        var total = Tensor.Create([5.0], [1]);
        Stochastic<Tensor> program =
            from z in Binomial.FromLogits(total, logits).Via(new FiniteSupportGoEstimator())
            select z.Sin().Sum(^1);
        var grid = Tensor.Create([0.0, 1, 2, 3, 4, 5], [6, 1]);
        Tensor exact = (Binomial.FromLogits(total, logits).LogProbability(grid).Exp() * grid.Sin().Sum(^1)).SumAll();

        GradientEstimate estimate = program.Estimate(new ParameterSet(logits), RandomKey.FromSeed((ulong)seed));

        Assert.Equal(Gradient.Of(exact, logits.Value)[0].ToScalar(), estimate.Gradients[0].ToScalar(), Rounding);
    }

    [Theory]
    [InlineData("go")]
    [InlineData("go-finite-support")]
    [InlineData("enumeration")]
    public void Estimate_TotalCountOfEachDatum_AgreesWithTheExactSum(string estimator)
    {
        var logits = new Parameter("logits", Tensor.Create([0.3, -0.6], [2, 1]));
        var totals = Tensor.Create([1.0, 4], [2, 1]);
        var grid = Tensor.Create([0.0, 1, 2, 3, 4], [5, 1, 1]);
        Tensor Cost(Tensor z) => (z * 0.9).Sin().Sum(^1);

        var result = ZTest.Run(
            () => from z in Binomial.FromLogits(totals, logits).Via(ContractEstimators.Named(estimator)()) select Cost(z),
            new ParameterSet(logits),
            (Binomial.FromLogits(totals, logits).LogProbability(grid).Exp() * Cost(grid)).SumAxis(0).MeanAll(),
            new EstimateOptions { Batch = [2], DrawCount = 512 });

        result.AssertUnbiased();
    }

    [Theory]
    [InlineData("go", "Binomial", 4)]
    [InlineData("go-finite-support", "Binomial", 10)]
    [InlineData("go", "Poisson", 4)]
    [InlineData("go-finite-support", "Categorical", 7)]
    [InlineData("enumeration", "Multinomial", 4)]
    public void CostEvaluations_OfOneChoice_AreThoseDeclared(string estimator, string choice, int count)
    {
        var row = CountChoice.Named(choice);

        Assert.Equal(count, Estimate(row.Program(ContractEstimators.Named(estimator)()), row, 1).Diagnostics.CostEvaluations);
    }

    [Theory]
    [InlineData("go-finite-support", "Poisson")]
    [InlineData("enumeration", "Geometric")]
    [InlineData("go", "Multinomial")]
    [InlineData("ram", "Binomial")]
    [InlineData("rebar", "Poisson")]
    public void Estimate_LawThatAnEstimatorDoesNotTake_Throws(string estimator, string choice)
    {
        var row = CountChoice.Named(choice);

        Assert.Throws<EstimatorNotApplicableException>(() => Estimate(row.Program(ContractEstimators.Named(estimator)()), row, 1));
    }

    [Fact]
    public void Estimate_MoreEvaluationsThanTheLimit_Throws()
    {
        var row = CountChoice.Named("Binomial");

        Assert.Throws<EstimatorNotApplicableException>(() => Estimate(row.Program(new FiniteSupportGoEstimator(9)), row, 1));
    }

    [Fact]
    public void Estimate_CountWithoutANextOneInFloat32_Throws()
    {
        var rate = new Parameter("rate", Tensor.Create([1e9f], [1]));
        Stochastic<Tensor> program = from z in new Poisson(rate).Via(new GoEstimator()).Named("huge") select z.Sum(^1);

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => program.Estimate(new ParameterSet(rate), RandomKey.FromSeed(1)));

        Assert.Contains("\"huge\"", error.Message, StringComparison.Ordinal);
    }

    private static GradientEstimate Estimate(Stochastic<Tensor> program, CountChoice row, int seed)
        => program.Estimate(row.ParameterSet, RandomKey.FromSeed((ulong)seed));

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual)
        => Assert.All(
            expected.Gradients.SelectMany(static gradient => gradient.ToImmutableArray())
                .Zip(actual.Gradients.SelectMany(static gradient => gradient.ToImmutableArray())),
            static pair => Assert.Equal(pair.First, pair.Second, Rounding));
}
