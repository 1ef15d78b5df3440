using System.Collections.Immutable;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.Tests.Reference;

namespace Variate.Tensors.Tests.SpecialFunctions;

public sealed class IncompleteGammaFunctionsTests
{
    private const double Goal = 1e-14;
    private const double TailGoal = 1e-12;

    public static TheoryData<string> Functions => ["gamma_p", "gamma_q", "gamma_p_da"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Value_OnTheGrid_MeetsTheGoal(string function)
    {
        ImmutableArray<ReferencePoint> points = ReferenceGrid.Of(function);

        ReferenceGrid.AssertWithin(points, i => Evaluate(function, points[i]), Goal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Value_AtBordersBetweenMethods_MeetsTheGoal(string function)
    {
        ImmutableArray<ReferencePoint> points = [.. ReferenceGrid.AtBordersOf(function).Where(point => Math.Abs(point.Value) > 1e-10)];

        ReferenceGrid.AssertWithin(points, i => Evaluate(function, points[i]), Goal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Value_FarInTheTail_MeetsTheGoalOfTails(string function)
    {
        ImmutableArray<ReferencePoint> points = [.. ReferenceGrid.AtBordersOf(function).Where(point => Math.Abs(point.Value) <= 1e-10)];

        ReferenceGrid.AssertWithin(points, i => Evaluate(function, points[i]), TailGoal);
    }

    [Fact]
    public void Lower_NextShape_LosesTheMassOverTheShape()
    {
        foreach (double[] point in RandomPoints.Of("recurrence", 2000, (-8, 12), (-1, 1)))
        {
            (double a, double x) = (point[0], point[0] * point[1]);
            double expected = IncompleteGammaFunctions.Lower(a, x) - (IncompleteGammaFunctions.Mass(a, x) / a);

            Assert.Equal(expected, IncompleteGammaFunctions.Lower(a + 1, x), 1e-14);
            Assert.Equal(1, IncompleteGammaFunctions.Lower(a, x) + IncompleteGammaFunctions.Upper(a, x), 1e-15);
        }
    }

    [Fact]
    public void Upper_SmallShape_IsTheShapeTimesTheExponentialIntegral()
    {
        // E₁(0.5), 5.1.1 of [Abramowitz1964]; the next order in a is below the last bit.
        const double ExponentialIntegral = 0.55977359477616081175;

        Assert.Equal(ExponentialIntegral, IncompleteGammaFunctions.Upper(1e-18, 0.5) / 1e-18, 1e-14);
    }

    [Fact]
    public void LowerSlope_ModeratePoints_IsTheCentralDifference()
    {
        foreach (double[] point in RandomPoints.Of("slope", 500, (-2, 8), (-0.7, 0.7)))
        {
            (double a, double x) = (point[0], point[0] * point[1]);
            double width = Math.Min(a, Math.Sqrt(a));
            double step = 1e-3 * width;
            double Value(double steps) => IncompleteGammaFunctions.Lower(a + (steps * step), x);
            double difference = ((8 * (Value(1) - Value(-1))) - Value(2) + Value(-2)) / (12 * step);

            Assert.Equal(difference, IncompleteGammaFunctions.LowerSlope(a, x), 1e-11 / width);
        }
    }

    [Fact]
    public void Inverse_OfEitherTail_HasThatTail()
    {
        foreach (double[] point in RandomPoints.Of("inverse", 1000, (-9, 12), (-30, 0)))
        {
            (double a, double p) = (point[0], point[1]);
            AssertTail(a, p, IncompleteGammaFunctions.InverseLower(a, p), IncompleteGammaFunctions.Lower);
            AssertTail(a, p, IncompleteGammaFunctions.InverseUpper(a, p), IncompleteGammaFunctions.Upper);
        }
    }

    [Fact]
    public void Tails_EdgesOfTheDomain_AreLimits()
    {
        Assert.Equal(0, IncompleteGammaFunctions.Lower(2, 0));
        Assert.Equal(1, IncompleteGammaFunctions.Upper(2, 0));
        Assert.Equal(1, IncompleteGammaFunctions.Lower(2, double.PositiveInfinity));
        Assert.Equal(0, IncompleteGammaFunctions.Upper(1e299, 1e300));
        Assert.Equal(0, IncompleteGammaFunctions.Lower(1e300, 1e299));
        Assert.Equal(1, IncompleteGammaFunctions.Lower(0, 1e-300));
        Assert.Equal(0, IncompleteGammaFunctions.LowerSlope(2, 0));
        (double A, double X)[] outside = [(-1, 1), (1, -1), (0, 0), (double.NaN, 1), (1, double.NaN)];
        Assert.All(outside, point => Assert.Equal(double.NaN, IncompleteGammaFunctions.Lower(point.A, point.X)));
        Assert.Equal(0, IncompleteGammaFunctions.InverseLower(2, 0));
        Assert.Equal(double.PositiveInfinity, IncompleteGammaFunctions.InverseUpper(2, 0));
        Assert.Equal(double.NaN, IncompleteGammaFunctions.InverseLower(2, 1.5));
    }

    [Fact]
    public void Lower_HugeShape_IsTheNormalLaw()
    {
        const double Shape = 1e16;

        Assert.Equal(NormalFunctions.Cdf(-2), IncompleteGammaFunctions.Lower(Shape, Shape - (2 * Math.Sqrt(Shape))), 1e-8);
        Assert.Equal(0.5, IncompleteGammaFunctions.Lower(Shape, Shape), 1e-8);
    }

    private static double Evaluate(string function, ReferencePoint point)
    {
        (double a, double x) = (point.Arguments[0], point.Arguments[1]);
        return function switch
        {
            "gamma_p" => IncompleteGammaFunctions.Lower(a, x),
            "gamma_q" => IncompleteGammaFunctions.Upper(a, x),
            _ => IncompleteGammaFunctions.LowerSlope(a, x),
        };
    }

    private static void AssertTail(double a, double p, double x, Func<double, double, double> tail)
    {
        // The rounding of x moves the tail by the mass; x below the normal numbers has no digits to compare.
        if (x > 1e-300)
        {
            double conditioning = 1 + (IncompleteGammaFunctions.Mass(a, x) / p);
            Assert.Equal(1, tail(a, x) / p, 1e-14 * conditioning);
        }
    }
}
