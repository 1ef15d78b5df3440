using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Choices without a batch axis, drawn once for all data, before and after choices drawn once a datum.</summary>
public class GlobalChoiceTests
{
    public static TheoryData<string, string> ChosenPairs => ContractEstimators.ChosenPairs;

    public static TheoryData<string> UnbiasedNames => OneLayerTests.UnbiasedNames;

    [Theory]
    [MemberData(nameof(ChosenPairs))]
    public void Estimate_GlobalThenPerDatum_AgreesWithEnumeration(string first, string second)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => GlobalFirst(model, ContractEstimators.Unbiased[first](), ContractEstimators.Unbiased[second]()),
            model.TwoLayers,
            ExactGlobalFirst(model),
            Options(model));

        result.AssertUnbiased(0.3);
    }

    [Theory]
    [MemberData(nameof(ChosenPairs))]
    public void Estimate_PerDatumThenGlobal_AgreesWithEnumeration(string first, string second)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => GlobalLast(model, ContractEstimators.Unbiased[first](), ContractEstimators.Unbiased[second]()),
            model.TwoLayers,
            ExactGlobalLast(model),
            Options(model));

        result.AssertUnbiased(0.3);
    }

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_CostIgnoresTheLastChoice_AgreesWithEnumeration(string name)
    {
        var model = new TwoLayerModel();
        Func<Estimator> estimator = ContractEstimators.Unbiased[name];

        var result = ZTest.Run(
            () => from h1 in Bernoulli.FromLogits(model.Logits1()).Via(estimator())
                  from h2 in Bernoulli.FromLogits(model.C2).Via(estimator())
                  select model.Cost1(h1),
            model.OneLayer,
            Enumerated.OneLayer(model),
            new EstimateOptions { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(model.OneLayer) });

        result.AssertUnbiased(0.2);
    }

    private static EstimateOptions Options(TwoLayerModel model)
        => new() { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(model.TwoLayers) };

    internal static Stochastic<Tensor> GlobalFirst(TwoLayerModel model, Estimator first, Estimator second)
        => from g in Bernoulli.FromLogits(model.C1).Via(first)
           from h in Bernoulli.FromLogits(model.Logits2(g) + model.X).Via(second)
           select model.Cost2(g, h);

    internal static Stochastic<Tensor> GlobalLast(TwoLayerModel model, Estimator first, Estimator second)
        => from h in Bernoulli.FromLogits(model.Logits1()).Via(first)
           from g in Bernoulli.FromLogits(model.C2).Via(second)
           select model.Cost2(h, g);

    internal static Tensor ExactGlobalFirst(TwoLayerModel model)
    {
        Tensor g = Enumerated.Bits(3, 1, 1);
        Tensor h = Enumerated.Bits(2, 0, 2);
        Tensor inner = (Enumerated.Probability(h, model.Logits2(g) + model.X) * model.Cost2(g, h)).SumAxis(0, keepAxis: true);
        return (Enumerated.Probability(g, model.C1) * inner).SumAxis(0).SumAxis(0).MeanAll();
    }

    internal static Tensor ExactGlobalLast(TwoLayerModel model)
    {
        Tensor h = Enumerated.Bits(3, 1, 1);
        Tensor g = Enumerated.Bits(2, 0, 2);
        Tensor inner = (Enumerated.Probability(g, model.C2) * model.Cost2(h, g)).SumAxis(0, keepAxis: true);
        return (Enumerated.Probability(h, model.Logits1()) * inner).SumAxis(0).SumAxis(0).MeanAll();
    }
}
