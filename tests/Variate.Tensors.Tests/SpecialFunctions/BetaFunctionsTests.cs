using System.Collections.Immutable;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class BetaFunctionsTests
{
    [Fact]
    public void LogBeta_OnTheGrid_MeetsTheGoal()
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of("log_beta");

        ReferenceGrid.AssertWithin(points, i => BetaFunctions.LogBeta(points[i].Arguments[0], points[i].Arguments[1]), 1e-14, scale: 1);
    }

    [Fact]
    public void LogBeta_RandomArguments_IsSymmetricAndSatisfiesTheRecurrence()
    {
        foreach (double[] point in RandomPoints.Of("log-beta", 2000, (-30, 14), (-30, 14)))
        {
            (double a, double b) = (point[0], point[1]);
            double value = BetaFunctions.LogBeta(a, b);
            double expected = value - ElementaryFunctions.LogOnePlus(b / a);

            Assert.Equal(value, BetaFunctions.LogBeta(b, a));
            Assert.Equal(expected, BetaFunctions.LogBeta(a + 1, b), 4e-15 * (1 + Math.Abs(value)));
        }
    }

    [Theory]
    [InlineData(1, 7.25)]
    [InlineData(1, 1e-300)]
    [InlineData(1, 1e300)]
    public void LogBeta_OneArgumentIsOne_IsMinusTheLogarithm(double a, double b)
    {
        Assert.Equal(-Math.Log(b), BetaFunctions.LogBeta(a, b), 1e-12 * Math.Abs(Math.Log(b)) / 690 * 2);
    }

    [Fact]
    public void LogBeta_HugeArguments_IsTheStirlingLimit()
    {
        double value = BetaFunctions.LogBeta(1e308, 1e308);

        Assert.Equal(1, value / (-2e304 * Math.Log(2) * 1e4), 1e-15);
        Assert.Equal(1e-300, Math.Exp(-BetaFunctions.LogBeta(1e-300, 5)), 1e-312);
    }

    [Fact]
    public void LogBeta_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(double.PositiveInfinity, BetaFunctions.LogBeta(0, 3));
        Assert.Equal(double.PositiveInfinity, BetaFunctions.LogBeta(0, 0));
        Assert.Equal(double.NegativeInfinity, BetaFunctions.LogBeta(3, double.PositiveInfinity));
        Assert.Equal(double.NaN, BetaFunctions.LogBeta(0, double.PositiveInfinity));
        Assert.Equal(double.NaN, BetaFunctions.LogBeta(-1, 3));
        Assert.Equal(double.NaN, BetaFunctions.LogBeta(double.NaN, 3));
        Assert.Equal(double.NaN, BetaFunctions.LogBeta(3, double.NaN));
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void LogOfScaledBeta_ModerateShapes_IsTheSum(double a)
    {
        foreach (double b in new[] { 1e-3, 0.7, 4, 9.9, 10, 300 })
        {
            Assert.Equal(Math.Log(a) + BetaFunctions.LogBeta(a, b), BetaFunctions.LogOfScaledBeta(a, b), 3e-15);
        }
    }

    [Fact]
    public void LogOfScaledBeta_SmallShape_IsItsSlopeTimesTheShape()
    {
        foreach (double b in new[] { 1e-3, 0.7, 4, 9.9, 10, 300 })
        {
            // log(a B(a, b)) = a (ψ(1) − ψ(b)) + …
            double slope = GammaFunctions.Digamma(1) - GammaFunctions.Digamma(b);

            Assert.Equal(slope, BetaFunctions.LogOfScaledBeta(1e-20, b) / 1e-20, 1e-14 * Math.Abs(slope) + 1e-15);
        }
    }
}
