using Variate.Tensors.Simd;

namespace Variate.Tensors.Tests.Simd;

/// <summary>In the scalar lanes, whose bits are those of every width.</summary>
public unsafe class TrigonometryLanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(355)]
    [InlineData(2999)]
    public void Sin_NextToMultiplesOfPi_KeepsRelativeAccuracy(int multiple)
    {
        double x64 = multiple * Math.PI;
        float x32 = (float)x64;

        Assert.InRange(Math.Abs((Sin32(x32) / Math.Sin(x32)) - 1), 0, 1.5 * Math.ScaleB(1, -24));
        Assert.InRange(Math.Abs((Sin64(x64) / Math.Sin(x64)) - 1), 0, 2 * Math.ScaleB(1, -53));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.25, 1, 0)]
    [InlineData(0.5, 0, -1)]
    [InlineData(0.75, -1, 0)]
    [InlineData(-0.25, -1, 0)]
    [InlineData(1000.25, 1, 0)]
    public void SinCosOfTurns_OfQuarterTurns_IsExact(double turns, double sine, double cosine)
    {
        Assert.Equal((sine, cosine), Turn64(turns));
        Assert.Equal((sine, cosine), Turn32((float)turns));
    }

    [Fact]
    public void SinCosOfTurns_OverTheCircle_IsAccurate()
    {
        double worst32 = 0;
        double worst64 = 0;
        for (int i = -5000; i < 5000; i++)
        {
            double turns = (i + 0.37) / 5000;
            worst32 = Math.Max(worst32, Distance(Turn32((float)turns), double.SinCosPi(2 * (double)(float)turns)));
            worst64 = Math.Max(worst64, Distance(Turn64(turns), double.SinCosPi(2 * turns)));
        }

        Assert.InRange(worst32, 0, 1.6 * Math.ScaleB(1, -24));
        Assert.InRange(worst64, 0, 1.6 * Math.ScaleB(1, -53));
    }

    private static double Distance((double Sine, double Cosine) a, (double Sine, double Cosine) b) =>
        Math.Max(Math.Abs(a.Sine - b.Sine), Math.Abs(a.Cosine - b.Cosine));

    private static double Sin32(float x)
    {
        Float32x1 y = TrigonometryLanes.Sin(Float32x1.Load(&x));
        Float32x1.Store(y, &x);
        return x;
    }

    private static double Sin64(double x)
    {
        Float64x1 y = TrigonometryLanes.Sin(Float64x1.Load(&x));
        Float64x1.Store(y, &x);
        return x;
    }

    private static (double Sine, double Cosine) Turn32(float turns)
    {
        float cosine;
        float sine;
        Float32x1.Store(TrigonometryLanes.SinCosOfTurns(Float32x1.Load(&turns), out Float32x1 other), &sine);
        Float32x1.Store(other, &cosine);
        return (sine, cosine);
    }

    private static (double Sine, double Cosine) Turn64(double turns)
    {
        double cosine;
        double sine;
        Float64x1.Store(TrigonometryLanes.SinCosOfTurns(Float64x1.Load(&turns), out Float64x1 other), &sine);
        Float64x1.Store(other, &cosine);
        return (sine, cosine);
    }
}
