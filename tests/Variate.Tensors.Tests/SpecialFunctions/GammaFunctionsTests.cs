using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class GammaFunctionsTests
{
    public static TheoryData<double, double> LogGammaRows => ReferenceTable.Rows("LogGamma");

    public static TheoryData<double, double> DigammaRows => ReferenceTable.Rows("Digamma");

    public static TheoryData<double, double> TrigammaRows => ReferenceTable.Rows("Trigamma");

    [Theory]
    [MemberData(nameof(LogGammaRows))]
    public void LogGamma_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, GammaFunctions.LogGamma(x));
    }

    [Theory]
    [MemberData(nameof(DigammaRows))]
    public void Digamma_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, GammaFunctions.Digamma(x), scale: 1);
    }

    [Theory]
    [MemberData(nameof(TrigammaRows))]
    public void Trigamma_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, GammaFunctions.Trigamma(x));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(2.5)]
    [InlineData(10.0)]
    public void LogGamma_AcrossABranch_HasNoStep(double x)
    {
        double step = GammaFunctions.LogGamma(x) - GammaFunctions.LogGamma(Math.BitDecrement(x));

        Assert.InRange(Math.Abs(step), 0, 2e-14);
    }

    [Fact]
    public void LogGamma_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(double.PositiveInfinity, GammaFunctions.LogGamma(0));
        Assert.Equal(double.PositiveInfinity, GammaFunctions.LogGamma(double.PositiveInfinity));
        Assert.Equal(double.NaN, GammaFunctions.LogGamma(-1.5));
        Assert.Equal(double.NaN, GammaFunctions.LogGamma(double.NaN));
    }

    [Fact]
    public void Digamma_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(double.NegativeInfinity, GammaFunctions.Digamma(0));
        Assert.Equal(double.PositiveInfinity, GammaFunctions.Digamma(double.PositiveInfinity));
        Assert.Equal(double.NaN, GammaFunctions.Digamma(-1.5));
        Assert.Equal(double.NaN, GammaFunctions.Digamma(double.NaN));
    }

    [Fact]
    public void Trigamma_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(double.PositiveInfinity, GammaFunctions.Trigamma(0));
        Assert.Equal(0, GammaFunctions.Trigamma(double.PositiveInfinity));
        Assert.Equal(double.NaN, GammaFunctions.Trigamma(-1.5));
        Assert.Equal(double.NaN, GammaFunctions.Trigamma(double.NaN));
    }

    [Fact]
    public void Polygamma_RandomArguments_SatisfiesTheRecurrence()
    {
        foreach (double[] point in RandomPoints.Of("polygamma", 500, (-6, 6)))
        {
            double x = point[0];
            double factorial = 1;
            for (int order = 0; order < 6; order++)
            {
                factorial *= Math.Max(order, 1);
                double difference = (order % 2 == 0 ? factorial : -factorial) / Math.Pow(x, order + 1);
                double expected = GammaFunctions.Polygamma(order, x) + difference;

                Assert.Equal(expected, GammaFunctions.Polygamma(order, x + 1), 2e-15 * (1 + Math.Abs(difference)) * (1 + order));
            }
        }
    }

    [Fact]
    public void Polygamma_OfOne_IsAZetaValue()
    {
        // −2 ζ(3) and 6 ζ(4) = π⁴/15.
        ReferenceTable.AssertClose(-2.40411380631918857, GammaFunctions.Polygamma(2, 1));
        ReferenceTable.AssertClose(Math.Pow(Math.PI, 4) / 15, GammaFunctions.Polygamma(3, 1));
        Assert.Equal(double.NegativeInfinity, GammaFunctions.Polygamma(2, 0));
        Assert.Equal(0, GammaFunctions.Polygamma(2, double.PositiveInfinity));
        Assert.Equal(double.NaN, GammaFunctions.Polygamma(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunctions.Polygamma(-1, 1));
    }

    [Fact]
    public void DigammaDifference_AnyDistance_IsTheDifference()
    {
        foreach (double[] point in RandomPoints.Of("difference", 2000, (-9, 9), (-3, 9)))
        {
            (double x, double d) = (point[0], point[1]);
            double expected = GammaFunctions.Digamma(x + d) - GammaFunctions.Digamma(x);

            Assert.Equal(expected, GammaFunctions.DigammaDifference(x, d), 4e-15 * (1 + Math.Abs(GammaFunctions.Digamma(x)) + expected));
        }
    }

    [Fact]
    public void DigammaDifference_SmallDistance_IsTheSlopeTimesIt()
    {
        foreach (double[] point in RandomPoints.Of("slope", 500, (-9, 20)))
        {
            double x = point[0];
            double d = 1e-20 * x;

            ReferenceTable.AssertClose(GammaFunctions.Trigamma(x), GammaFunctions.DigammaDifference(x, d) / d);
            ReferenceTable.AssertClose(1 / x, GammaFunctions.DigammaDifference(x, 1));
        }
    }

    [Fact]
    public void DigammaDifference_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(0, GammaFunctions.DigammaDifference(3, 0));
        Assert.Equal(double.PositiveInfinity, GammaFunctions.DigammaDifference(3, double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, GammaFunctions.DigammaDifference(0, 2));
        Assert.Equal(0, GammaFunctions.DigammaDifference(double.PositiveInfinity, 2));
        Assert.Equal(double.NaN, GammaFunctions.DigammaDifference(-1, 2));
        Assert.Equal(double.NaN, GammaFunctions.DigammaDifference(1, -2));
        Assert.InRange(GammaFunctions.DigammaDifference(1e-200, 1e-200) / 5e199, 1 - 1e-15, 1 + 1e-15);
        Assert.InRange(GammaFunctions.DigammaDifference(1, 1e308) / (Math.Log(1e308) - GammaFunctions.Digamma(1)), 1 - 1e-15, 1 + 1e-15);
    }

    [Fact]
    public void Functions_Reflected_SatisfyTheReflectionFormulas()
    {
        foreach (double[] point in RandomPoints.Of("reflection", 500, (-6, -0.7)))
        {
            double x = point[0];
            double sine = Math.Sin(Math.PI * x);

            Assert.Equal(Math.Log(Math.PI / sine), GammaFunctions.LogGamma(x) + GammaFunctions.LogGamma(1 - x), 2e-15 * (3 - Math.Log(x)));
            Assert.Equal(Math.PI * Math.Cos(Math.PI * x) / sine, GammaFunctions.Digamma(1 - x) - GammaFunctions.Digamma(x), 1e-14 / x);
            Assert.Equal(Math.PI * Math.PI / (sine * sine), GammaFunctions.Trigamma(1 - x) + GammaFunctions.Trigamma(x), 1e-14 / (x * x));
        }
    }
}
