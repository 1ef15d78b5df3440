using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>The evaluations of the cost that an estimator declares are those that are counted: layers of 3 and 2 bits, or 3 categories.</summary>
public class CostEvaluationTests
{
    public static TheoryData<string, int, int, int> Counts => new()
    {
        { "score", 1, 1, 1 },
        { "self-baseline", 2, 3, 3 },
        { "muprop", 2, 3, 3 },
        { "rebar", 2, 3, 3 },
        { "relax", 1, 1, 1 },
        { "relax-cost", 3, 5, 5 },
        { "leave-one-out", 3, 9, 9 },
        { "ram", 5, 8, 7 },
        { "local-expectation", 5, 8, 8 },
        { "go", 5, 8, 6 },
        { "go-finite-support", 5, 8, 7 },
        { "measure-valued", 5, 8, 7 },
        { "rao-blackwell", 6, 27, 27 },
        { "enumeration", 8, 32, 12 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void CostEvaluations_OfOneAndTwoLayersAndCategories_AreThoseDeclared(string name, int one, int two, int categories)
    {
        var model = new TwoLayerModel();
        Func<Estimator> estimator = ContractEstimators.Unbiased[name];
        long Count(Stochastic<Tensor> program, ParameterSet parameters)
            => program.Estimate(parameters, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }).Diagnostics.CostEvaluations;

        Assert.Equal(one, Count(model.One(estimator()), model.OneLayer));
        Assert.Equal(two, Count(model.Two(estimator(), estimator()), model.TwoLayers));
        Assert.Equal(categories, Count(CategoricalTests.Two(model, estimator(), estimator()), model.TwoLayers));
    }

    /// <summary>One layer of two variables of three categories each: six categories, nine joint values.</summary>
    [Theory]
    [InlineData("score", 1)]
    [InlineData("rebar", 2)]
    [InlineData("ram", 7)]
    [InlineData("local-expectation", 8)]
    [InlineData("go", 4)]
    [InlineData("go-finite-support", 7)]
    [InlineData("rao-blackwell", 6)]
    [InlineData("enumeration", 9)]
    public void CostEvaluations_OfSeveralVariables_AreThoseDeclared(string name, int expected)
    {
        var layers = new CategoryLayers();

        GradientEstimate estimate = layers.One(ContractEstimators.Unbiased[name]())
            .Estimate(layers.OneLayer, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] });

        Assert.Equal(expected, estimate.Diagnostics.CostEvaluations);
    }
}
