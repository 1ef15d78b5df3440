using System.Numerics;
using Variate.Experiments.Data.Handwriting;

namespace Variate.Experiments.Tests.Data.Handwriting;

public sealed class SplineTests
{
    [Fact]
    public void Flatten_AnyPoints_GoesThroughAllOfThem()
    {
        Vector2[] points = [new(0, 0), new(3, 1), new(4, 5), new(2, 2)];

        List<Vector2> curve = Flatten(points);

        Assert.Empty(points.Except(curve));
    }

    [Fact]
    public void Flatten_PointsOfALine_StaysOnIt()
    {
        Assert.All(Flatten([new(0, 0), new(1, 2), new(2, 4)]), point => Assert.Equal(2 * point.X, point.Y, 1e-5f));
    }

    [Fact]
    public void Flatten_RepeatedPoint_IsASharpCorner()
    {
        List<Vector2> curve = Flatten([new(0, 0), new(4, 0), new(4, 0), new(4, 4)]);

        // Straight up to the corner and straight after it: a smooth curve would overshoot or cut it.
        Assert.All(curve, point => Assert.True(point.Y == 0 || point.X == 4));
        Assert.Single(curve, new Vector2(4, 0));
    }

    [Fact]
    public void Flatten_OnePoint_IsThatPoint()
    {
        Assert.Equal([new Vector2(1, 2)], Flatten([new(1, 2)]));
    }

    private static List<Vector2> Flatten(ReadOnlySpan<Vector2> points)
    {
        List<Vector2> curve = [];
        Spline.Flatten(points, curve);
        return curve;
    }
}
