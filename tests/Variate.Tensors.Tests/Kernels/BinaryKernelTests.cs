using Variate.Tensors.Kernels;

namespace Variate.Tensors.Tests.Kernels;

/// <summary>Against the definitions in binary64; bounds in units of the last place, measured and rounded up.</summary>
public class BinaryKernelTests
{
    private const double FirstRatio = 0.6180339887498949;
    private const double SecondRatio = 0.7548776662466927;

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Arithmetic_OfAnyOperands_IsCorrectlyRounded(ElementType type)
    {
        CheckExact<AddKernel>(type, (a, b) => a + b);
        CheckExact<SubtractKernel>(type, (a, b) => a - b);
        CheckExact<MultiplyKernel>(type, (a, b) => a * b);
        CheckExact<DivideKernel>(type, (a, b) => a / b);
        CheckExact<MaximumKernel>(type, Math.Max);
        CheckExact<FirstKernel>(type, (a, _) => a);
        CheckExact<StepOfSumKernel>(type, (a, b) => a + b > 0 ? 1 : 0);
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Maximum_WithNaN_IsNaN(ElementType type)
    {
        double[] y = KernelRuns.Zip<MaximumKernel>(type, [double.NaN, 1, double.NegativeInfinity], [1, double.NaN, 2]);

        Assert.Equal([double.NaN, double.NaN, 2], y);
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void StepOfSum_AtTheEdges_IsZeroUnlessPositive(ElementType type)
    {
        double inf = double.PositiveInfinity;

        double[] y = KernelRuns.Zip<StepOfSumKernel>(type, [0, 1, inf, -inf, double.NaN, inf], [0, -1, 3, 3, 3, -inf]);

        Assert.Equal([0, 0, 1, 0, 0, 0], y);
    }

    [Theory]
    [InlineData(ElementType.Float32, 1.8)]
    [InlineData(ElementType.Float64, 2)]
    public void BernoulliLogProbability_OfSoftOutcomes_IsAccurate(ElementType type, double bound) =>
        Check<BernoulliLogProbabilityKernel>(
            type, 0, 1, -30, 30, (x, l) => (x * l) - Softplus(l), (x, l) => Math.Abs(x * l) + Softplus(l), bound);

    [Theory]
    [InlineData(ElementType.Float32, 1.3)]
    [InlineData(ElementType.Float64, 2)]
    public void ExpDifference_BelowTheShift_IsAccurate(ElementType type, double bound) =>
        Check<ExpDifferenceKernel>(type, -40, 0, 0, 2, (x, shift) => Math.Exp(Rounded(type, x - shift)), (x, shift) => Math.Exp(x - shift), bound);

    [Theory]
    [InlineData(ElementType.Float32, 3.2)]
    [InlineData(ElementType.Float64, 3.8)]
    public void SoftplusGradient_OnBothSides_IsAccurate(ElementType type, double bound) =>
        Check<SoftplusGradientKernel>(type, -9, 9, -30, 30, (g, x) => g * Sigmoid(x), (g, x) => Math.Abs(g) * Sigmoid(x), bound);

    [Theory]
    [InlineData(ElementType.Float32, 2.1)]
    [InlineData(ElementType.Float64, 2.5)]
    public void SigmoidGradient_OfAnyOutput_IsAccurate(ElementType type, double bound) =>
        Check<SigmoidGradientKernel>(type, -9, 9, 0, 1, (g, y) => g * y * (1 - y), (g, y) => Math.Abs(g) * y * (1 - y), bound);

    [Theory]
    [InlineData(ElementType.Float32, 1.8)]
    [InlineData(ElementType.Float64, 2.5)]
    public void TanhGradient_OfAnyOutput_IsAccurate(ElementType type, double bound) =>
        Check<TanhGradientKernel>(type, -9, 9, -1, 1, (g, y) => g * (1 - y) * (1 + y), (g, y) => Math.Abs(g) * (1 - y) * (1 + y), bound);

    private static void CheckExact<TKernel>(ElementType type, Func<double, double, double> reference)
        where TKernel : struct, IBinaryKernel
    {
        double[] a = KernelRuns.Scattered(type, FirstRatio);
        double[] b = KernelRuns.Scattered(type, SecondRatio);

        double[] y = KernelRuns.Zip<TKernel>(type, a, b);

        Assert.Equal(a.Zip(b, (left, right) => Rounded(type, reference(left, right))), y);
    }

    private static void Check<TKernel>(
        ElementType type,
        double lowA,
        double highA,
        double lowB,
        double highB,
        Func<double, double, double> reference,
        Func<double, double, double> magnitude,
        double bound)
        where TKernel : struct, IBinaryKernel
    {
        double[] a = KernelRuns.Scattered(type, FirstRatio, lowA, highA);
        double[] b = KernelRuns.Scattered(type, SecondRatio, lowB, highB);

        double[] y = KernelRuns.Zip<TKernel>(type, a, b);

        Assert.InRange(KernelRuns.WorstError(type, y, i => reference(a[i], b[i]), i => magnitude(a[i], b[i])), 0, bound);
    }

    private static double Rounded(ElementType type, double value) => type == ElementType.Float32 ? (float)value : value;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + KernelRuns.Log1p(Math.Exp(-Math.Abs(x)));
}
