using System.Collections.Immutable;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class IncompleteBetaFunctionsTests
{
    private const double Goal = 1e-14;
    private const double TailGoal = 1e-12;

    [Theory]
    [InlineData("beta_i", Goal)]
    [InlineData("beta_i_complement", Goal)]
    [InlineData("beta_i_da", TailGoal)]
    [InlineData("beta_i_db", TailGoal)]
    public void Value_OnTheGrid_MeetsTheGoal(string function, double goal)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of(function);

        ReferenceGrid.AssertWithin(points, i => Evaluate(function, points[i]), goal);
    }

    [Theory]
    [InlineData("beta_i", Goal)]
    [InlineData("beta_i_complement", Goal)]
    [InlineData("beta_i_da", TailGoal)]
    [InlineData("beta_i_db", TailGoal)]
    public void Value_AtBordersBetweenMethods_MeetsTheGoal(string function, double goal)
    {
        ImmutableArray<ReferencePoint> points = [.. ReferenceGrid.AtBordersOf(function).Where(point => Math.Abs(point.Value) > 1e-10)];

        ReferenceGrid.AssertWithin(points, i => Evaluate(function, points[i]), goal);
    }

    [Theory]
    [InlineData("beta_i")]
    [InlineData("beta_i_complement")]
    public void Value_FarInTheTail_MeetsTheGoalOfTails(string function)
    {
        ImmutableArray<ReferencePoint> points = [.. ReferenceGrid.AtBordersOf(function).Where(point => Math.Abs(point.Value) <= 1e-10)];

        ReferenceGrid.AssertWithin(points, i => Evaluate(function, points[i]), TailGoal);
    }

    [Fact]
    public void Lower_Mirrored_IsTheUpperTail()
    {
        foreach (double[] point in RandomPoints.Of("mirror", 2000, (-8, 8), (-8, 8), (-4, 4)))
        {
            (double a, double b, double x) = (point[0], point[1], point[2] / (1 + point[2]));
            double y = 1 / (1 + point[2]);

            Assert.Equal(IncompleteBetaFunctions.Lower(a, b, x, y), IncompleteBetaFunctions.Upper(b, a, y, x));
            Assert.Equal(1, IncompleteBetaFunctions.Lower(a, b, x, y) + IncompleteBetaFunctions.Lower(b, a, y, x), 1e-14);
        }
    }

    [Fact]
    public void Lower_NextShape_LosesTheMassOverTheShape()
    {
        foreach (double[] point in RandomPoints.Of("recurrence", 2000, (-6, 8), (-6, 8), (-4, 4)))
        {
            (double a, double b, double x, double y) = (point[0], point[1], point[2] / (1 + point[2]), 1 / (1 + point[2]));
            double expected = IncompleteBetaFunctions.Lower(a, b, x, y) - (IncompleteBetaFunctions.Mass(a, b, x, y) / a);

            Assert.Equal(expected, IncompleteBetaFunctions.Lower(a + 1, b, x, y), 2e-14);
        }
    }

    [Fact]
    public void Lower_OneShapeIsOne_IsAPower()
    {
        foreach (double[] point in RandomPoints.Of("power", 1000, (-20, 8), (-6, 3)))
        {
            (double a, double x, double y) = (point[0], point[1] / (1 + point[1]), 1 / (1 + point[1]));
            double logOfX = -ElementaryFunctions.LogOnePlus(1 / point[1]);

            AssertRelative(Math.Exp(a * logOfX), IncompleteBetaFunctions.Lower(a, 1, x, y), 1e-14 * (1 + (a * Math.Abs(logOfX))));
            AssertRelative(-ElementaryFunctions.ExpMinusOne(a * logOfX), IncompleteBetaFunctions.Upper(a, 1, x, y), 2e-14);
        }
    }

    [Fact]
    public void LowerSlope_ModeratePoints_IsTheCentralDifference()
    {
        foreach (double[] point in RandomPoints.Of("slope", 500, (-2, 6), (-2, 6), (-1, 1)))
        {
            (double a, double b) = (point[0], point[1]);
            double odds = a / b * point[2];
            (double x, double y) = (odds / (1 + odds), 1 / (1 + odds));
            double step = 1e-4 * a;
            double Value(double steps) => IncompleteBetaFunctions.Lower(a + (steps * step), b, x, y);
            double difference = ((8 * (Value(1) - Value(-1))) - Value(2) + Value(-2)) / (12 * step);

            Assert.Equal(difference, IncompleteBetaFunctions.LowerSlope(a, b, x, y), 2e-10 / a);
        }
    }

    [Fact]
    public void Inverse_OfEitherTail_HasThatTail()
    {
        foreach (double[] point in RandomPoints.Of("inverse", 500, (-7, 7), (-7, 7), (-30, 0)))
        {
            (double a, double b, double p) = (point[0], point[1], point[2]);
            double x = IncompleteBetaFunctions.InverseLower(a, b, p);
            double y = IncompleteBetaFunctions.InverseUpper(b, a, p);

            Assert.Equal(x, 1 - y, 1e-14);
            if (x is > 1e-300 and < 0.5)
            {
                double conditioning = 1 + (IncompleteBetaFunctions.Mass(a, b, x, 1 - x) / p);
                Assert.Equal(1, IncompleteBetaFunctions.Lower(a, b, x) / p, 1e-14 * conditioning);
            }
        }
    }

    [Fact]
    public void Tails_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(0, IncompleteBetaFunctions.Lower(2, 3, 0));
        Assert.Equal(1, IncompleteBetaFunctions.Lower(2, 3, 1));
        Assert.Equal(0, IncompleteBetaFunctions.Upper(2, 3, 1));
        Assert.Equal(0, IncompleteBetaFunctions.LowerSlope(2, 3, 0, 1));
        Assert.Equal(0, IncompleteBetaFunctions.InverseLower(2, 3, 0));
        Assert.Equal(1, IncompleteBetaFunctions.InverseLower(2, 3, 1));
        Assert.Equal(double.NaN, IncompleteBetaFunctions.InverseLower(2, 3, -0.1));
        (double A, double B, double X)[] outside = [(-1, 1, 0.5), (1, 0, 0.5), (1, 1, -0.1), (1, 1, 1.1), (double.NaN, 1, 0.5), (1, 1, double.NaN)];
        Assert.All(outside, point => Assert.Equal(double.NaN, IncompleteBetaFunctions.Lower(point.A, point.B, point.X)));
    }

    private static double Evaluate(string function, ReferencePoint point)
    {
        (double a, double b, double x) = (point.Arguments[0], point.Arguments[1], point.Arguments[2]);
        return function switch
        {
            "beta_i" => IncompleteBetaFunctions.Lower(a, b, x),
            "beta_i_complement" => IncompleteBetaFunctions.Upper(a, b, x),
            "beta_i_da" => IncompleteBetaFunctions.LowerSlope(a, b, x, 1 - x),
            _ => -IncompleteBetaFunctions.LowerSlope(b, a, 1 - x, x),
        };
    }

    private static void AssertRelative(double expected, double actual, double tolerance)
        => Assert.InRange(Math.Abs(actual - expected), 0, (tolerance * Math.Abs(expected)) + double.Epsilon);
}
