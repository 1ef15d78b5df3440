using Variate.Estimators.Tests.WholeProgram;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Every estimator on two layers, one or both of two variables of three categories each.</summary>
public class CategoryTwoLayerTests
{
    /// <summary>One of each way of evaluating the rest: samples, relaxations, means, neighbours, likeliest values.</summary>
    private static readonly string[] Representatives =
        ["leave-one-out", "rebar", "relax-cost", "muprop", "ram", "local-expectation", "go", "rao-blackwell"];

    public static TheoryData<string> Names => [.. ContractEstimators.Unbiased.Keys];

    public static TheoryData<string> FurtherNames => FurtherEstimatorTests.NamesForCategories;

    public static TheoryData<string> RuleNames => [.. ContractRules.Unbiased.Keys];

    public static TheoryData<string> BiasedNames => ContractEstimators.BiasedNames;

    public static TheoryData<string> RepresentativeNames => [.. Representatives];

    public static TheoryData<string, string> RepresentativePairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string first in Representatives)
            {
                foreach (string second in Representatives)
                {
                    pairs.Add(first, second);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(RepresentativePairs))]
    public void Estimate_OrderedPair_AgreesWithEnumeration(string first, string second)
    {
        var layers = new CategoryLayers();

        Run(layers.TwoLayers, layers.ExactTwo(), () => layers.Two(ContractEstimators.Unbiased[first](), ContractEstimators.Unbiased[second]()))
            .AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_CategoriesThenBits_AgreesWithEnumeration(string name) => AssertTwoOf(name, LayerKind.Categories, LayerKind.Bits);

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_BitsThenCategories_AgreesWithEnumeration(string name) => AssertTwoOf(name, LayerKind.Bits, LayerKind.Categories);

    [Theory]
    [MemberData(nameof(FurtherNames))]
    public void Estimate_TwoLayersWithFurtherSettings_AgreesWithEnumeration(string name)
    {
        var layers = new CategoryLayers();

        Run(
            layers.TwoLayers,
            layers.ExactTwo(),
            () => layers.Two(
                FurtherEstimators.Unbiased[name](layers.Data, layers.FirstSize),
                FurtherEstimators.Unbiased[name](layers.Data, layers.SecondSize)))
            .AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(RepresentativeNames))]
    public void Estimate_GlobalFirstLayer_AgreesWithEnumeration(string name)
    {
        var layers = new CategoryLayers();

        Run(
            layers.TwoLayers,
            layers.ExactGlobalFirst(),
            () => layers.GlobalFirst(ContractEstimators.Unbiased[name](), ContractEstimators.Unbiased[name]()))
            .AssertUnbiased(0.3);
    }

    [Theory]
    [MemberData(nameof(RepresentativeNames))]
    public void Estimate_VariationalRun_AgreesWithEnumeration(string name)
    {
        var layers = new CategoryLayers();

        ZTest.Run(
            () => layers.Two(ContractEstimators.Unbiased[name](), ContractEstimators.Unbiased[name]()),
            layers.TwoLayers,
            layers.ExactVariational(),
            Options(layers.TwoLayers) with { IsVariational = true }).AssertUnbiased();
    }

    [Theory]
    [InlineData("go-importance", LayerKind.Categories, LayerKind.Categories)]
    [InlineData("go-importance", LayerKind.Categories, LayerKind.Bits)]
    [InlineData("go-importance", LayerKind.Bits, LayerKind.Categories)]
    [InlineData("go-nested", LayerKind.Categories, LayerKind.Categories)]
    [InlineData("go-nested", LayerKind.Categories, LayerKind.Bits)]
    [InlineData("go-nested", LayerKind.Bits, LayerKind.Categories)]
    public void Estimate_GoAboveDiscreteChoices_AgreesWithEnumeration(string name, LayerKind first, LayerKind second)
    {
        var layers = new CategoryLayers(first, second);
        Estimator Make() => name == "go-nested" ? new NestedGoEstimator() : new ImportanceGoEstimator();

        Run(layers.TwoLayers, layers.ExactTwo(), () => layers.Two(Make(), Make())).AssertUnbiased(0.2);
    }

    [Fact]
    public void Estimate_RunLeaveOneOut_AgreesWithEnumeration()
    {
        var layers = new CategoryLayers();

        ZTest.Run(
            () => layers.Two(new RunLeaveOneOutEstimator(), new RunLeaveOneOutEstimator()),
            layers.TwoLayers,
            layers.ExactTwo(),
            Options(layers.TwoLayers) with { SampleCount = ContractEstimators.RunSamples }).AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Estimate_RuleOfTheWholeProgram_AgreesWithEnumeration(string name)
    {
        var layers = new CategoryLayers();
        ProgramRule rule = ContractRules.Unbiased[name](layers.Data);

        Run(layers.TwoLayers, layers.ExactTwo(), () => layers.Two().Under(rule)).AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(BiasedNames))]
    public void Estimate_BiasedTwoLayers_IsSeen(string name)
    {
        var layers = new CategoryLayers();

        Run(layers.TwoLayers, layers.ExactTwo(), () => layers.Two(ContractEstimators.Biased[name](), ContractEstimators.Biased[name]())).AssertBiased();
    }

    private static EstimateOptions Options(ParameterSet parameters)
        => new() { Batch = [2], DrawCount = 64, Scales = ContractEstimators.Scales(parameters) };

    private static ZTest Run(ParameterSet parameters, Tensor exact, Func<Stochastic<Tensor>> program)
        => ZTest.Run(program, parameters, exact, Options(parameters));

    private static void AssertTwoOf(string name, LayerKind first, LayerKind second)
    {
        var layers = new CategoryLayers(first, second);

        Run(layers.TwoLayers, layers.ExactTwo(), () => layers.Two(ContractEstimators.Unbiased[name](), ContractEstimators.Unbiased[name]()))
            .AssertUnbiased();
    }
}
