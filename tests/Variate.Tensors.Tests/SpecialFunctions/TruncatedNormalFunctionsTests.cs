namespace Variate.Tensors.Tests.SpecialFunctions;

/// <summary>Moments of a truncated bell against mpmath with 40 digits, and their derivatives against differences.</summary>
public class TruncatedNormalFunctionsTests
{
    [Theory]
    [InlineData(-1, 2, 0.22963717909132897, 0.51976253921153394, 1.0050201254964887)]
    [InlineData(40, 41, 40.024968847207264, 0.00062266837859138626, -2.6901265364038411)]
    [InlineData(-41, -40, -40.024968847207264, 0.00062266837859138626, -2.6901265364038411)]
    [InlineData(-3, -2.5, -2.6948722621772863, 0.018870830429212977, -0.76722252093352069)]
    [InlineData(1e4, double.PositiveInfinity, 10000.000099999998, 9.99999940000005e-9, -8.210340391976182)]
    [InlineData(double.NegativeInfinity, 0.5, -0.50916043383703349, 0.4861754356963671, 0.92270200945675798)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, 0, 1, 1.4189385332046727)]
    [InlineData(0, double.PositiveInfinity, 0.79788456080286536, 0.36338022763241866, 0.72579135264472743)]
    public void Moments_AnyInterval_AreThoseOfHighPrecision(double lower, double upper, double mean, double variance, double entropy)
    {
        (Tensor a, Tensor b) = (Scalar(lower), Scalar(upper));

        Assert.Equal(mean, TruncatedNormalFunctions.Mean(a, b).ToScalar(), 1e-14 * (1 + Math.Abs(mean)));
        Assert.Equal(variance, TruncatedNormalFunctions.Variance(a, b).ToScalar(), 1e-13 * variance);
        Assert.Equal(entropy, TruncatedNormalFunctions.Entropy(a, b).ToScalar(), 1e-13 * (1 + Math.Abs(entropy)));
    }

    [Theory]
    [InlineData(-1e-3, 1e-3)]
    [InlineData(0.5, 0.5009765625)]
    [InlineData(20, 20.0000152587890625)]
    public void Moments_NarrowInterval_AreNearlyThoseOfAUniformLaw(double lower, double upper)
    {
        (Tensor a, Tensor b) = (Scalar(lower), Scalar(upper));
        double width = upper - lower;

        // The bell is linear to the square of the width times the slope; its next terms are smaller by the factors below.
        double curvature = width * width * (1 + (lower * lower));
        Assert.Equal(width * width / 12, TruncatedNormalFunctions.Variance(a, b).ToScalar(), width * width * curvature);
        Assert.Equal(Math.Log(width), TruncatedNormalFunctions.Entropy(a, b).ToScalar(), curvature + 1e-14);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(-6, -1)]
    [InlineData(12, 12.5)]
    [InlineData(-40.5, -40)]
    public void Gradients_TowardsBothEnds_AreDifferencesToTheSecondOrder(double lower, double upper)
    {
        Func<Tensor, Tensor, Tensor>[] functions =
        [
            TruncatedNormalFunctions.Mean, TruncatedNormalFunctions.Variance, TruncatedNormalFunctions.Entropy,
            TruncatedNormalFunctions.LowerDensity, TruncatedNormalFunctions.LowerExcess,
        ];
        foreach (Func<Tensor, Tensor, Tensor> function in functions)
        {
            for (int end = 0; end < 2; end++)
            {
                double First(double step) => Derivative(function, lower + (end == 0 ? step : 0), upper + (end == 1 ? step : 0), end, order: 1);
                double Value(double step) => function(Scalar(lower + (end == 0 ? step : 0)), Scalar(upper + (end == 1 ? step : 0))).ToScalar();

                AssertDifference(Value, Derivative(function, lower, upper, end, order: 1), upper - lower);
                AssertDifference(First, Derivative(function, lower, upper, end, order: 2), upper - lower);
            }
        }
    }

    [Fact]
    public void Mean_EndsNotInOrder_IsNaN()
    {
        Assert.True(double.IsNaN(TruncatedNormalFunctions.Mean(Scalar(1), Scalar(1)).ToScalar()));
        Assert.True(double.IsNaN(TruncatedNormalFunctions.Mean(Scalar(double.NaN), Scalar(1)).ToScalar()));
    }

    private static Tensor Scalar(double value) => Tensor.Full([], value, ElementType.Float64);

    private static double Derivative(Func<Tensor, Tensor, Tensor> function, double lower, double upper, int end, int order)
    {
        Tensor[] ends = [Scalar(lower).AsLeaf(), Scalar(upper).AsLeaf()];
        Tensor value = function(ends[0], ends[1]);
        for (int i = 0; i < order - 1; i++)
        {
            value = Gradient.Of(value, [ends[end]], isDifferentiable: true)[0];
        }

        return Gradient.Of(value, ends[end])[0].ToScalar();
    }

    private static void AssertDifference(Func<double, double> function, double actual, double width)
    {
        double step = 1e-3 * Math.Min(width, 1);
        double difference = ((8 * (function(step) - function(-step))) - (function(2 * step) - function(-2 * step))) / (12 * step);
        Assert.Equal(difference, actual, (1e-7 * (1 + Math.Abs(difference))) + (1e-12 * Math.Abs(function(0)) / step));
    }
}
