using Variate.Programs;

namespace Variate.Estimators.Tests.Contracts;

public class TwoLayerTests
{
    public static TheoryData<string, string> OrderedPairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (string first in ContractEstimators.Unbiased.Keys)
            {
                foreach (string second in ContractEstimators.Unbiased.Keys)
                {
                    pairs.Add(first, second);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(OrderedPairs))]
    public void Estimate_OrderedPair_AgreesWithEnumeration(string first, string second)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.Two(ContractEstimators.Unbiased[first](), ContractEstimators.Unbiased[second]()),
            model.TwoLayers,
            Enumerated.TwoLayers(model, model.Cost2),
            new EstimateOptions { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(model.TwoLayers) });

        result.AssertUnbiased();
    }

    [Fact]
    public void Estimate_RunLeaveOneOutOnBothLayers_AgreesWithEnumeration()
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.Two(new RunLeaveOneOutEstimator(), new RunLeaveOneOutEstimator()),
            model.TwoLayers,
            Enumerated.TwoLayers(model, model.Cost2),
            new EstimateOptions { Batch = [2], DrawCount = 512, SampleCount = ContractEstimators.RunSamples });

        result.AssertUnbiased();
    }
}
