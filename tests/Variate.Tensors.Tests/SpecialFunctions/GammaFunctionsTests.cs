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
}
