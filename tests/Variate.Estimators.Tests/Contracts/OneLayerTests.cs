using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

public class OneLayerTests
{
    public static TheoryData<string> UnbiasedNames => [.. ContractEstimators.Unbiased.Keys];

    public static TheoryData<string> BiasedNames => ContractEstimators.BiasedNames;

    [Theory]
    [MemberData(nameof(UnbiasedNames))]
    public void Estimate_OneLayer_AgreesWithEnumeration(string name)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.One(ContractEstimators.Unbiased[name]()),
            model.OneLayer,
            Enumerated.OneLayer(model),
            new EstimateOptions { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(model.OneLayer) },
            groups: 200);

        result.AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(BiasedNames))]
    public void Estimate_Biased_IsSeen(string name)
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.One(ContractEstimators.Biased[name]()),
            model.OneLayer,
            Enumerated.OneLayer(model),
            new EstimateOptions { Batch = [2], DrawCount = 512 });

        result.AssertBiased();
    }

    /// <summary>NVIL divides the gradient of the law by the deviation of its signal, and says that it is biased.</summary>
    [Fact]
    public void Estimate_Nvil_IsSeenAsBiased()
    {
        var model = new TwoLayerModel();
        var nvil = new NvilEstimator(new MovingAverageBaseline(0.9, ElementType.Float64), elementType: ElementType.Float64);
        nvil.SquaredSignal.MutableElements<double>()[0] = 4;

        ZTest.Run(() => model.One(nvil), model.OneLayer, Enumerated.OneLayer(model), new EstimateOptions { Batch = [2], DrawCount = 512 })
            .AssertBiased();
        Assert.False(nvil.Traits.IsUnbiased);
    }

    [Fact]
    public void Estimate_RunLeaveOneOut_AgreesWithEnumeration()
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.One(new RunLeaveOneOutEstimator()),
            model.OneLayer,
            Enumerated.OneLayer(model),
            new EstimateOptions { Batch = [2], DrawCount = 512, SampleCount = ContractEstimators.RunSamples });

        result.AssertUnbiased();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Estimate_RaoBlackwell_LowersTheVarianceOfTheScoreFunction(int categories)
    {
        var model = new TwoLayerModel();
        ZTest Run(Estimator estimator)
            => ZTest.Run(() => model.One(estimator), model.OneLayer, Enumerated.OneLayer(model), new EstimateOptions { Batch = [2], DrawCount = 512 });

        ZTest inner = Run(new ScoreFunctionEstimator());
        ZTest wrapped = Run(new RaoBlackwellEstimator(categories, new ScoreFunctionEstimator()));

        Assert.True(
            wrapped.TraceOfCovariance < inner.TraceOfCovariance,
            FormattableString.Invariant($"{wrapped.TraceOfCovariance} is not below {inner.TraceOfCovariance}."));
    }

    [Fact]
    public void Estimate_Enumeration_HasNoVariance()
    {
        var model = new TwoLayerModel();

        var result = ZTest.Run(
            () => model.One(ContractEstimators.Unbiased["enumeration"]()),
            model.OneLayer,
            Enumerated.OneLayer(model),
            new EstimateOptions { Batch = [2] },
            groups: 5);

        result.AssertUnbiased();
        Assert.True(result.TraceOfCovariance < 1e-20);
    }
}
