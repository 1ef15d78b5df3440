using System.Collections.Immutable;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class BesselFunctionsTests
{
    [Theory]
    [InlineData("bessel_i0e")]
    [InlineData("bessel_i1e")]
    public void Value_OnTheGrid_MeetsTheGoal(string function)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of(function);
        Func<double, double> evaluate = function == "bessel_i0e" ? BesselFunctions.ScaledI0 : BesselFunctions.ScaledI1;

        ReferenceGrid.AssertWithin(points, i => evaluate(points[i].Arguments[0]), 1e-14);
    }

    [Fact]
    public void Functions_AcrossTheBranch_HaveNoStep()
    {
        const double Border = 25;

        Assert.Equal(BesselFunctions.ScaledI0(Math.BitDecrement(Border)), BesselFunctions.ScaledI0(Border), 1e-16);
        Assert.Equal(BesselFunctions.ScaledI1(Math.BitDecrement(Border)), BesselFunctions.ScaledI1(Border), 1e-16);
        Assert.Equal(BesselFunctions.Ratio(Math.BitDecrement(Border)), BesselFunctions.Ratio(Border), 5e-16);
    }

    [Fact]
    public void Ratio_AnyArgument_IsTheQuotientAndSolvesItsEquation()
    {
        foreach (double[] point in RandomPoints.Of("ratio", 300, (-3, 5)))
        {
            double x = point[0];
            double ratio = BesselFunctions.Ratio(x);
            double step = 1e-3 * x;
            double Value(double steps) => BesselFunctions.Ratio(x + (steps * step));
            double slope = ((8 * (Value(1) - Value(-1))) - Value(2) + Value(-2)) / (12 * step);

            Assert.Equal(BesselFunctions.ScaledI1(x) / BesselFunctions.ScaledI0(x), ratio, 1e-15);
            Assert.Equal(1 - (ratio / x) - (ratio * ratio), slope, 1e-11 * (1 + (1 / x)));
        }
    }

    [Fact]
    public void Functions_NegativeAndExtremeArguments_AreEvenOddAndLimits()
    {
        Assert.Equal(BesselFunctions.ScaledI0(3), BesselFunctions.ScaledI0(-3));
        Assert.Equal(BesselFunctions.ScaledI1(30), -BesselFunctions.ScaledI1(-30));
        Assert.Equal(1, BesselFunctions.ScaledI0(0));
        Assert.Equal(0, BesselFunctions.ScaledI1(0));
        Assert.Equal(0, BesselFunctions.ScaledI0(double.PositiveInfinity));
        Assert.Equal(1, BesselFunctions.Ratio(double.PositiveInfinity));
        Assert.Equal(5e-301, BesselFunctions.Ratio(1e-300), 1e-314);
        Assert.Equal(double.NaN, BesselFunctions.ScaledI0(double.NaN));
        Assert.Equal(double.NaN, BesselFunctions.ScaledI1(double.NaN));
    }
}
