using Variate.Tensors.Kernels;

namespace Variate.Tensors.Tests.Kernels;

/// <summary>Against the definitions in binary64; bounds in units of the last place, measured and rounded up.</summary>
public class TernaryKernelTests
{
    private const double FirstRatio = 0.6180339887498949;
    private const double SecondRatio = 0.7548776662466927;
    private const double ThirdRatio = 0.8191725133961645;

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void MultiplyAdd_OfAnyOperands_IsRoundedOnce(ElementType type)
    {
        double[] a = KernelRuns.Scattered(type, FirstRatio);
        double[] b = KernelRuns.Scattered(type, SecondRatio);
        double[] c = KernelRuns.Scattered(type, ThirdRatio);

        double[] y = KernelRuns.Zip3<MultiplyAddKernel>(type, a, b, c);

        Assert.Equal(
            Enumerable.Range(0, a.Length).Select(i => type == ElementType.Float32
                ? MathF.FusedMultiplyAdd((float)a[i], (float)b[i], (float)c[i])
                : Math.FusedMultiplyAdd(a[i], b[i], c[i])),
            y);
    }

    [Theory]
    [InlineData(ElementType.Float32, 2.2)]
    [InlineData(ElementType.Float64, 2.2)]
    public void NormalLogDensity_OfAnyParameters_IsAccurate(ElementType type, double bound) =>
        Check(
            type,
            (-9, 9, 0.1, 9),
            (x, scale, mean) => (-0.5 * Square((x - mean) / scale)) - Math.Log(scale) - (0.5 * Math.Log(2 * Math.PI)),
            (x, scale, mean) => Square((x - mean) / scale) + Math.Abs(Math.Log(scale)) + 1,
            (x, scale, mean) => KernelRuns.Zip3<NormalLogDensityKernel>(type, x, mean, scale),
            bound);

    [Theory]
    [InlineData(ElementType.Float32, 2)]
    [InlineData(ElementType.Float64, 3)]
    public void BernoulliLogProbabilityGradient_OfSoftOutcomes_IsAccurate(ElementType type, double bound) =>
        Check(
            type,
            (-9, 9, 0, 1),
            (g, x, l) => g * (x - Sigmoid(l)),
            (g, x, l) => Math.Abs(g) * (x + Sigmoid(l)),
            (g, x, l) => KernelRuns.Zip3<BernoulliLogProbabilityGradientKernel>(type, g, x, l),
            bound);

    [Theory]
    [InlineData(ElementType.Float32, 1)]
    [InlineData(ElementType.Float64, 1.8)]
    public void ConditionalLogistic_OfEitherOutcome_EqualsTheQuotients(ElementType type, double bound) =>
        Check(
            type,
            (-9, 9, 0, 1),
            (a, u, l) => Conditional(a, Math.Round(u), l),
            (a, u, l) => Math.Abs(Conditional(a, Math.Round(u), l)) * (1 + Math.Abs(a) + Math.Abs(l)),
            (a, u, l) => KernelRuns.Zip3<ConditionalLogisticKernel>(type, a, [.. u.Select(value => Math.Round(value))], l),
            bound);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ConditionalLogisticGradient_OfEitherOutcome_IsTheCentralDifference(double outcome)
    {
        const ElementType Type = ElementType.Float64;
        const double Step = 1e-5;
        double[] a = KernelRuns.Scattered(Type, FirstRatio);
        double[] b = [.. a.Select(_ => outcome)];
        double[] l = KernelRuns.Scattered(Type, ThirdRatio);

        double[] slope = KernelRuns.Zip3<ConditionalLogisticGradientKernel>(Type, a, b, l);

        double[] above = KernelRuns.Zip3<ConditionalLogisticKernel>(Type, [.. a.Select(x => x + Step)], b, l);
        double[] below = KernelRuns.Zip3<ConditionalLogisticKernel>(Type, [.. a.Select(x => x - Step)], b, l);
        Assert.All(Enumerable.Range(0, a.Length), i => Assert.Equal((above[i] - below[i]) / (2 * Step), slope[i], 1e-9));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void ConditionalLogistic_OfExtremeOperands_KeepsTheSignOfTheOutcome(ElementType type)
    {
        double[] a = [-80, -80, 80, 80, 0, 0];
        double[] b = [0, 1, 0, 1, 0, 1];
        double[] l = [17, -17, -17, 17, 0, 0];

        double[] z = KernelRuns.Zip3<ConditionalLogisticKernel>(type, a, b, l);

        Assert.All(Enumerable.Range(0, a.Length), i => Assert.Equal(b[i] == 1 ? 1 : -1, Math.Sign(z[i])));
        Assert.DoesNotContain(z, value => !double.IsFinite(value));
    }

    private static void Check(
        ElementType type,
        (double Low, double High, double LowSecond, double HighSecond) range,
        Func<double, double, double, double> reference,
        Func<double, double, double, double> magnitude,
        Func<double[], double[], double[], double[]> run,
        double bound)
    {
        double[] a = KernelRuns.Scattered(type, FirstRatio, range.Low, range.High);
        double[] b = KernelRuns.Scattered(type, SecondRatio, range.LowSecond, range.HighSecond);
        double[] c = KernelRuns.Scattered(type, ThirdRatio, range.Low, range.High);

        double[] y = run(a, b, c);

        Assert.InRange(KernelRuns.WorstError(type, y, i => reference(a[i], b[i], c[i]), i => magnitude(a[i], b[i], c[i])), 0, bound);
    }

    /// <summary>[Tucker2017] app. C, with v = sigmoid(l) and θ = sigmoid(a).</summary>
    private static double Conditional(double a, double b, double l) => b == 1
        ? KernelRuns.Log1p(Math.Exp(l) * (1 + Math.Exp(a)))
        : -KernelRuns.Log1p(Math.Exp(-l) * (1 + Math.Exp(-a)));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Square(double x) => x * x;
}
