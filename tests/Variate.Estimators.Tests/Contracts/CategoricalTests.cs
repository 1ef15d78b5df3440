using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

public class CategoricalTests
{
    public static TheoryData<string, string> ChosenPairs => ContractEstimators.ChosenPairs;

    public static TheoryData<string> BiasedNames => ContractEstimators.BiasedNames;

    [Theory]
    [MemberData(nameof(ChosenPairs))]
    public void Estimate_CategoricalThenBits_AgreesWithEnumeration(string first, string second)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => Two(model, ContractEstimators.Unbiased[first](), ContractEstimators.Unbiased[second]()),
            model.TwoLayers,
            Exact(model),
            new EstimateOptions { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(model.TwoLayers) });

        result.AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(BiasedNames))]
    public void Estimate_Biased_IsSeen(string name)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => Two(model, ContractEstimators.Biased[name](), ContractEstimators.Biased[name]()),
            model.TwoLayers,
            Exact(model),
            new EstimateOptions { Batch = [2], DrawCount = 512 });

        result.AssertBiased();
    }

    /// <summary>A category of 3, then 2 bits that depend on it.</summary>
    internal static Stochastic<Tensor> Two(TwoLayerModel model, Estimator first, Estimator second)
        => from h1 in OneHotCategorical.FromLogits(model.Logits1()).Via(first)
           from h2 in Bernoulli.FromLogits(model.Logits2(h1)).Via(second)
           select model.Cost2(h1, h2);

    internal static Tensor Exact(TwoLayerModel model)
    {
        Tensor h1 = Tensor.Identity(3, model.X).Reshape([1, 3, 1, 3]);
        Tensor h2 = Enumerated.Bits(2, 0, 2);
        Tensor q1 = (h1 * model.Logits1().LogSoftmax()).SumAxis(3).Exp();
        Tensor weights = q1 * Enumerated.Probability(h2, model.Logits2(h1));
        return (weights * model.Cost2(h1, h2)).SumAxis(0).SumAxis(0).MeanAll();
    }
}
