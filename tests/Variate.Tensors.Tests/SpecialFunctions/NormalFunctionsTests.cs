using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class NormalFunctionsTests
{
    public static TheoryData<double, double> CdfRows => ReferenceTable.Rows("NormalCdf");

    public static TheoryData<double, double> LogCdfRows => ReferenceTable.Rows("NormalLogCdf");

    public static TheoryData<double, double> QuantileRows => ReferenceTable.Rows("NormalQuantile");

    [Theory]
    [MemberData(nameof(CdfRows))]
    public void Cdf_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, NormalFunctions.Cdf(x));
    }

    [Theory]
    [MemberData(nameof(LogCdfRows))]
    public void LogCdf_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, NormalFunctions.LogCdf(x));
    }

    [Theory]
    [MemberData(nameof(QuantileRows))]
    public void Quantile_StoredArgument_IsTheStoredValue(double p, double expected)
    {
        ReferenceTable.AssertClose(expected, NormalFunctions.Quantile(p));
    }

    [Theory]
    [InlineData(1e-320)]
    [InlineData(1e-12)]
    [InlineData(0.2499)]
    [InlineData(0.25)]
    [InlineData(0.49999999999)]
    public void Cdf_OfTheQuantile_IsTheLevel(double p)
    {
        double x = NormalFunctions.Quantile(p);

        // An error of half a unit in the last place of x is x² times as large in Φ(x).
        Assert.InRange(NormalFunctions.Cdf(x) / p, 1 - 1e-15 * (4 + x * x), 1 + 1e-15 * (4 + x * x));
    }

    [Fact]
    public void LogCdf_BeyondUnderflowOfCdf_FollowsTheParabola()
    {
        Assert.Equal(0, NormalFunctions.Cdf(-1e5));
        ReferenceTable.AssertClose(-0.5e10 - Math.Log(1e5 * Math.Sqrt(2 * Math.PI)), NormalFunctions.LogCdf(-1e5));
        Assert.Equal(double.NegativeInfinity, NormalFunctions.LogCdf(double.NegativeInfinity));
        Assert.Equal(0, NormalFunctions.LogCdf(double.PositiveInfinity));
    }

    [Fact]
    public void Quantile_EdgesOfTheDomain_AreInfiniteAndOutsideNaN()
    {
        Assert.Equal(double.NegativeInfinity, NormalFunctions.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalFunctions.Quantile(1));
        Assert.Equal(double.NaN, NormalFunctions.Quantile(-0.1));
        Assert.Equal(double.NaN, NormalFunctions.Quantile(1.1));
        Assert.Equal(double.NaN, NormalFunctions.Quantile(double.NaN));
        Assert.Equal(0, NormalFunctions.Quantile(0.5));
    }
}
