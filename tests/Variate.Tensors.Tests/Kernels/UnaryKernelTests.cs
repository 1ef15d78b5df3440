using System.Runtime.Intrinsics.X86;
using Variate.Tensors.Kernels;
using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Kernels;

public unsafe class UnaryKernelTests
{
    private const double SingleTolerance = 2.5e-7;
    private const double DoubleTolerance = 1e-15;

    [Theory]
    [InlineData(ElementType.Float32, -87, 88.7)]
    [InlineData(ElementType.Float64, -700, 709)]
    [InlineData(ElementType.Float64, -1, 1)]
    public void Exp_OverTheRange_IsAccurate(ElementType type, double low, double high) => Check<ExpKernel>(type, low, high, Math.Exp);

    [Theory]
    [InlineData(ElementType.Float32, 1e-30, 1e30)]
    [InlineData(ElementType.Float32, 0.5, 2)]
    [InlineData(ElementType.Float64, 1e-300, 1e300)]
    [InlineData(ElementType.Float64, 0.5, 2)]
    [InlineData(ElementType.Float64, 0.999, 1.001)]
    public void Log_OverTheRange_IsAccurate(ElementType type, double low, double high) => Check<LogKernel>(type, low, high, Math.Log);

    [Theory]
    [InlineData(ElementType.Float32, -1e-3, 1e-3)]
    [InlineData(ElementType.Float32, -0.9, 10)]
    [InlineData(ElementType.Float64, -1e-9, 1e-9)]
    [InlineData(ElementType.Float64, -0.9, 10)]
    [InlineData(ElementType.Float64, 1e9, 1e20)]
    public void Log1p_OverTheRange_IsAccurate(ElementType type, double low, double high) => Check<Log1pKernel>(type, low, high, Log1p);

    [Theory]
    [InlineData(ElementType.Float32, -1e-3, 1e-3)]
    [InlineData(ElementType.Float32, -20, 88)]
    [InlineData(ElementType.Float64, -1e-9, 1e-9)]
    [InlineData(ElementType.Float64, -2, 2)]
    [InlineData(ElementType.Float64, -40, 700)]
    public void Expm1_OverTheRange_IsAccurate(ElementType type, double low, double high) => Check<Expm1Kernel>(type, low, high, Expm1);

    [Theory]
    [InlineData(ElementType.Float32, -87, 87)]
    [InlineData(ElementType.Float64, -700, 700)]
    [InlineData(ElementType.Float64, -10, 10)]
    public void Sigmoid_OnBothSides_IsAccurate(ElementType type, double low, double high) =>
        Check<SigmoidKernel>(type, low, high, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)));

    [Theory]
    [InlineData(ElementType.Float32, -87, 87)]
    [InlineData(ElementType.Float64, -700, 700)]
    [InlineData(ElementType.Float64, -10, 10)]
    public void Softplus_OnBothSides_IsAccurate(ElementType type, double low, double high) =>
        Check<SoftplusKernel>(type, low, high, x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))));

    [Theory]
    [InlineData(ElementType.Float32, -87, 87)]
    [InlineData(ElementType.Float64, -700, 700)]
    public void LogSigmoid_OnBothSides_IsAccurate(ElementType type, double low, double high) =>
        Check<LogSigmoidKernel>(type, low, high, x => -Math.Max(-x, 0) - Log1p(Math.Exp(-Math.Abs(x))));

    [Theory]
    [InlineData(ElementType.Float32, -1e-3, 1e-3)]
    [InlineData(ElementType.Float32, -12, 12)]
    [InlineData(ElementType.Float64, -1e-3, 1e-3)]
    [InlineData(ElementType.Float64, -25, 25)]
    public void Tanh_OverTheRange_IsAccurate(ElementType type, double low, double high) => Check<TanhKernel>(type, low, high, Math.Tanh);

    [Theory]
    [InlineData(ElementType.Float32, -20, 20)]
    [InlineData(ElementType.Float32, 9e3, 2e4)]
    [InlineData(ElementType.Float64, -20, 20)]
    [InlineData(ElementType.Float64, 9e5, 2e6)]
    public void SinCos_InAndBeyondTheReducedRange_AreAccurate(ElementType type, double low, double high)
    {
        Check<SinKernel>(type, low, high, Math.Sin);
        Check<CosKernel>(type, low, high, Math.Cos);
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Kernels_AtTheEdges_FollowTheLimits(ElementType type)
    {
        double inf = double.PositiveInfinity;
        double nan = double.NaN;
        double[] edges = [0, -0.0, inf, -inf, nan, -2];

        Assert.Equal([1, 1, inf, 0, nan, Math.Exp(-2)], Apply<ExpKernel>(type, edges), Close);
        Assert.Equal([0, -0.0, inf, -1, nan, Math.Exp(-2) - 1], Apply<Expm1Kernel>(type, edges), Close);
        Assert.Equal([-inf, -inf, inf, nan, nan, nan], Apply<LogKernel>(type, edges), Close);
        Assert.Equal([0, -0.0, inf, nan, nan, nan], Apply<Log1pKernel>(type, edges), Close);
        Assert.Equal([0.5, 0.5, 1, 0, nan, 1 / (1 + Math.Exp(2))], Apply<SigmoidKernel>(type, edges), Close);
        Assert.Equal([Math.Log(2), Math.Log(2), inf, 0, nan, Math.Log(1 + Math.Exp(-2))], Apply<SoftplusKernel>(type, edges), Close);
        Assert.Equal([0, -0.0, 1, -1, nan, Math.Tanh(-2)], Apply<TanhKernel>(type, edges), Close);
        Assert.Equal([0, -0.0, nan, nan, nan, Math.Sin(-2)], Apply<SinKernel>(type, edges), Close);
        Assert.Equal([1, 1, nan, nan, nan, Math.Cos(-2)], Apply<CosKernel>(type, edges), Close);
        Assert.Equal([0, -0.0, 1, -1, nan, -1], Apply<SignKernel>(type, edges), Close);
        Assert.Equal([0, 0, 1, 0, 0, 0], Apply<StepKernel>(type, edges), Close);
        Assert.Equal([-inf], Apply<Log1pKernel>(type, [-1]), Close);
    }

    [Fact]
    public void ExpAndLog_OfSubnormals_AreKept()
    {
        Assert.Equal(Math.Exp(-100), Apply<ExpKernel>(ElementType.Float32, [-100])[0], 1.5e-45);
        Assert.Equal(Math.Log(1e-40), Apply<LogKernel>(ElementType.Float32, [1e-40])[0], 1e-4);
        Assert.Equal(Math.Log(1e-310), Apply<LogKernel>(ElementType.Float64, [1e-310])[0], 1e-12);
        Assert.Equal(double.PositiveInfinity, Apply<ExpKernel>(ElementType.Float32, [88.8])[0]);
        Assert.Equal(double.PositiveInfinity, Apply<ExpKernel>(ElementType.Float64, [709.8])[0]);
    }

    [Fact]
    public void Kernels_InRegistersOfEveryWidth_HaveTheSameBits()
    {
        SameBits<ExpKernel>();
        SameBits<Expm1Kernel>();
        SameBits<LogKernel>();
        SameBits<Log1pKernel>();
        SameBits<SigmoidKernel>();
        SameBits<SoftplusKernel>();
        SameBits<TanhKernel>();
        SameBits<SinKernel>();
        SameBits<CosKernel>();
        SameBits<ReluKernel>();
        SameBits<LogSigmoidKernel>();
    }

    private static bool Close(double expected, double actual) => double.IsNaN(expected)
        ? double.IsNaN(actual)
        : expected == actual ? double.IsNegative(expected) == double.IsNegative(actual) : Math.Abs(actual / expected - 1) < SingleTolerance;

    private static double Log1p(double x)
    {
        // The classic exact correction of log(1 + x) for the rounding of 1 + x.
        double u = 1 + x;
        return u == 1 ? x : Math.Abs(x) < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(u) + ((x - (u - 1)) / u);
    }

    private static double Expm1(double x) =>
        Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Abs(x) < 2 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    private static double[] Apply<TKernel>(ElementType type, double[] x)
        where TKernel : struct, IUnaryKernel
    {
        byte[] input = Elements.Encode(type, x);
        byte[] output = new byte[input.Length];
        fixed (byte* from = input, to = output)
        {
            Elementwise.Map<TKernel>(type, from, to, x.Length, null);
        }

        return Elements.Decode(type, output);
    }

    private static void Check<TKernel>(ElementType type, double low, double high, Func<double, double> reference)
        where TKernel : struct, IUnaryKernel
    {
        double[] x = Elements.Sweep(type, low, high, 20011);
        double[] y = Apply<TKernel>(type, x);
        double tolerance = type == ElementType.Float32 ? SingleTolerance : DoubleTolerance;
        double worst = 0;
        double at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double expected = reference(x[i]);
            double error = Math.Abs(y[i] - expected) / Math.Abs(expected);
            if (!(error <= worst))
            {
                (worst, at) = (error, x[i]);
            }
        }

        Assert.True(worst <= tolerance, FormattableString.Invariant($"Relative error {worst} at {at:R}."));
    }

    private static void SameBits<TKernel>()
        where TKernel : struct, IUnaryKernel
    {
        double[] x = [.. Elements.Sweep(ElementType.Float64, -120, 120, 997), 1e-40, 1e-310, -1e-310, 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        Assert.Equal(RunIn<TKernel, Float32x1>(ElementType.Float32, x), Apply<TKernel>(ElementType.Float32, x));
        Assert.Equal(RunIn<TKernel, Float64x1>(ElementType.Float64, x), Apply<TKernel>(ElementType.Float64, x));
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            Assert.Equal(RunIn<TKernel, Float32x1>(ElementType.Float32, x), RunIn<TKernel, Float32x8>(ElementType.Float32, x));
            Assert.Equal(RunIn<TKernel, Float64x1>(ElementType.Float64, x), RunIn<TKernel, Float64x4>(ElementType.Float64, x));
        }
    }

    private static double[] RunIn<TKernel, TLanes>(ElementType type, double[] x)
        where TKernel : struct, IUnaryKernel
        where TLanes : struct, ILanes<TLanes>
    {
        byte[] input = Elements.Encode(type, x);
        byte[] output = new byte[input.Length];
        AxisList axes = default;
        axes.Append(x.Length, [1, 0, 0]);
        fixed (byte* from = input, to = output)
        {
            new ElementwiseJob<UnaryAsTernary<TKernel>>(type, axes, from, null, null, to).Run<TLanes>(0, x.Length);
        }

        return Elements.Decode(type, output);
    }
}
