using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class ErrorFunctionsTests
{
    public static TheoryData<double, double> ErfRows => ReferenceTable.Rows("Erf");

    public static TheoryData<double, double> ErfcRows => ReferenceTable.Rows("Erfc");

    [Theory]
    [MemberData(nameof(ErfRows))]
    public void Erf_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, ErrorFunctions.Erf(x));
    }

    [Theory]
    [MemberData(nameof(ErfcRows))]
    public void Erfc_StoredArgument_IsTheStoredValue(double x, double expected)
    {
        ReferenceTable.AssertClose(expected, ErrorFunctions.Erfc(x));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void Erfc_AcrossABranch_HasNoStep(double x)
    {
        double step = ErrorFunctions.Erfc(x) - ErrorFunctions.Erfc(Math.BitDecrement(x));

        Assert.InRange(Math.Abs(step), 0, 1e-15);
    }

    [Fact]
    public void ErfAndErfc_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(1, ErrorFunctions.Erf(double.PositiveInfinity));
        Assert.Equal(-1, ErrorFunctions.Erf(double.NegativeInfinity));
        Assert.Equal(0, ErrorFunctions.Erfc(double.PositiveInfinity));
        Assert.Equal(2, ErrorFunctions.Erfc(double.NegativeInfinity));
        Assert.Equal(double.NaN, ErrorFunctions.Erf(double.NaN));
        Assert.Equal(double.NaN, ErrorFunctions.Erfc(double.NaN));
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e8)]
    [InlineData(1e300)]
    public void ScaledErfc_FarOut_IsItsAsymptote(double x)
    {
        double w = 0.5 / x / x;
        double expected = (1 - w + (3 * w * w)) / (Math.Sqrt(Math.PI) * x);

        ReferenceTable.AssertClose(expected, ErrorFunctions.ScaledErfc(x));
    }
}
