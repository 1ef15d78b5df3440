using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Every estimator of categorical choices, on layers of two variables of three categories each.</summary>
public class CategoryLayerTests
{
    public static TheoryData<string> Names => [.. ContractEstimators.Unbiased.Keys];

    public static TheoryData<string> FurtherNames => FurtherEstimatorTests.NamesForCategories;

    public static TheoryData<string> BiasedNames => ContractEstimators.BiasedNames;

    public static TheoryData<string> NeighbourNames => ["ram", "local-expectation", "go-finite-support", "enumeration"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_OneLayer_AgreesWithEnumeration(string name)
    {
        var layers = new CategoryLayers();

        Run(layers.OneLayer, layers.ExactOne(), () => layers.One(ContractEstimators.Unbiased[name]())).AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(FurtherNames))]
    public void Estimate_OneLayerWithFurtherSettings_AgreesWithEnumeration(string name)
    {
        var layers = new CategoryLayers();

        Run(layers.OneLayer, layers.ExactOne(), () => layers.One(FurtherEstimators.Unbiased[name](layers.Data, layers.FirstSize))).AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(BiasedNames))]
    public void Estimate_BiasedOneLayer_IsSeen(string name)
    {
        var layers = new CategoryLayers();

        Run(layers.OneLayer, layers.ExactOne(), () => layers.One(ContractEstimators.Biased[name]())).AssertBiased();
    }

    [Fact]
    public void Estimate_Nvil_IsSeenAsBiased()
    {
        var layers = new CategoryLayers();
        var nvil = new NvilEstimator(new MovingAverageBaseline(0.9, ElementType.Float64), elementType: ElementType.Float64);
        nvil.SquaredSignal.MutableElements<double>()[0] = 4;

        Run(layers.OneLayer, layers.ExactOne(), () => layers.One(nvil)).AssertBiased();
    }

    [Theory]
    [InlineData("enumeration")]
    [InlineData("rao-blackwell")]
    [InlineData("go-finite-support")]
    public void Check_MoreValuesThanTheLimit_IsRefusedByTheNameOfTheChoice(string name)
    {
        var logits = new Parameter("logits", Tensor.Zeros([200], ElementType.Float64));
        Estimator estimator = name switch
        {
            "enumeration" => new EnumerationEstimator(),
            "rao-blackwell" => new RaoBlackwellEstimator(2, new ScoreFunctionEstimator()),
            _ => new FiniteSupportGoEstimator(largestEvaluations: 200),
        };

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => (from h in OneHotCategorical.FromLogits(logits, 20).Via(estimator).Named("latent") select h.Sum(^1))
                .Check(RandomKey.FromSeed(1), new EstimateOptions()));

        Assert.Contains("\"latent\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NeighbourNames))]
    public void Estimate_ManyVariables_AgreesWithTheSumOverTheirCategories(string name)
    {
        const int Variables = 4;
        const int Categories = 5;
        var logits = new Parameter("logits", Noise.Normal(RandomKey.FromSeed(3), [Variables * Categories], Tensor.Zeros([], ElementType.Float64)));
        Tensor slopes = Noise.Normal(RandomKey.FromSeed(4), [Variables * Categories], logits);
        Tensor leaf = logits.Value;
        Tensor perVariable = leaf.Reshape([Variables, Categories]).Softmax() * slopes.Reshape([Variables, Categories]);
        Tensor exact = Gradient.Of(perVariable.SumAll(), leaf)[0];

        // A sum over the variables has no variance under estimators that sum a variable out.
        GradientEstimate estimate =
            (from h in OneHotCategorical.FromLogits(logits, Variables).Via(ContractEstimators.Unbiased[name]()) select (h * slopes).Sum(^1))
            .Estimate(new ParameterSet(logits), RandomKey.FromSeed(5), new EstimateOptions());

        Assert.All(
            exact.ToImmutableArray().Zip(estimate.Gradients[0].ToImmutableArray()),
            static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    /// <summary>An estimator that is added, and takes categories, is to be tested above on more than one variable.</summary>
    [Fact]
    public void Catalog_EstimatorsOfCategories_AreTestedHere()
    {
        var layers = new CategoryLayers();
        IEnumerable<Estimator> tested =
        [
            .. ContractEstimators.Unbiased.Values.Select(static make => make()),
            .. ContractEstimators.Biased.Values.Select(static make => make()),
            .. FurtherEstimators.Unbiased.Values.Select(make => make(layers.Data, layers.FirstSize)),
            new RunLeaveOneOutEstimator(),
            new ImportanceGoEstimator(),
            new NestedGoEstimator(),
            new NvilEstimator(new MovingAverageBaseline()),
        ];

        IEnumerable<string> expected = EstimatorCatalog.All
            .Where(static traits => (traits.Supports & SupportKind.OneHot) != SupportKind.None)
            .Select(static traits => traits.Name);

        Assert.Empty(expected.Except(tested.Select(static estimator => estimator.Traits.Name)));
    }

    private static ZTest Run(ParameterSet parameters, Tensor exact, Func<Stochastic<Tensor>> program)
        => ZTest.Run(program, parameters, exact, new EstimateOptions { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(parameters) });
}
