using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Every estimator of categorical choices, on layers of two variables of three categories each.</summary>
public class CategoryLayerTests
{
    public static TheoryData<string> Names => [.. ContractEstimators.Unbiased.Keys];

    public static TheoryData<string> FurtherNames => FurtherEstimatorTests.NamesForCategories;

    public static TheoryData<string> BiasedNames => ContractEstimators.BiasedNames;

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
