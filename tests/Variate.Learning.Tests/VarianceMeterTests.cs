using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning.Tests;

public sealed class VarianceMeterTests
{
    private readonly ParameterSet _parameters = new(
        new Parameter("a", Tensor.Zeros([2], ElementType.Float64)),
        new Parameter("b", Tensor.Zeros([], ElementType.Float64)));

    [Fact]
    public void Result_ThreeSamples_IsTheUnbiasedVarianceByHand()
    {
        var meter = new VarianceMeter(_parameters);
        Add(meter, 99, 98, 97);
        meter.Clear();
        Add(meter, 1, 10, 5);
        Add(meter, 2, 10, 7);
        Add(meter, 6, 13, 9);

        GradientVariance variance = meter.Result();

        // Σ(x − mean)²/2: a₀ (4 + 1 + 9)/2 = 7, a₁ (1 + 1 + 4)/2 = 3, b (4 + 0 + 4)/2 = 4.
        Assert.Equal(5, variance.ByGroup["a"], 1e-14);
        Assert.Equal(4, variance.ByGroup["b"], 1e-14);
        Assert.Equal(14.0 / 3, variance.Total, 1e-14);
    }

    [Fact]
    public void Result_EqualSamples_IsExactlyZero()
    {
        var meter = new VarianceMeter(_parameters);
        for (int i = 0; i < 7; i++)
        {
            Add(meter, 0.1, 1e9 / 3, -1e-9 / 7);
        }

        Assert.Equal(0, meter.Result().Total);
    }

    [Fact]
    public void Result_MeanFarAboveTheSpread_DoesNotCancel()
    {
        var meter = new VarianceMeter(_parameters);
        Add(meter, 1e9, 1e9, 1e9);
        Add(meter, 1e9 + 1, 1e9 + 1, 1e9 + 1);

        Assert.Equal(0.5, meter.Result().Total, 1e-12);
    }

    private static void Add(VarianceMeter meter, double first, double second, double third)
        => meter.Add([Tensor.Create([first, second], [2]), Tensor.Full([], third, ElementType.Float64)]);
}
