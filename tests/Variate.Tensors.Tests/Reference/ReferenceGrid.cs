using System.Collections.Immutable;
using System.Text.Json;

namespace Variate.Tensors.Tests.Reference;

/// <summary>Values of the special functions over a grid of arguments, and the largest error on it.</summary>
internal static class ReferenceGrid
{
    private static readonly ILookup<string, ReferencePoint> Points = Read("special-function-grid.json");
    private static readonly ILookup<string, ReferencePoint> BorderPoints = Read("special-function-borders.json");

    internal static ImmutableArray<ReferencePoint> Of(string function, ElementType type = ElementType.Float64)
    {
        ImmutableArray<ReferencePoint> points = [.. Points[function].Where(point => type == ElementType.Float64 || IsNormalSingle(point))];
        return points.IsEmpty ? throw new ArgumentException($"The grid has no {function}.", nameof(function)) : points;
    }

    /// <summary>Points on both sides of the borders between methods, and far out in the tails.</summary>
    internal static ImmutableArray<ReferencePoint> AtBordersOf(string function) => [.. BorderPoints[function]];

    /// <summary>Fails, and names the worst point, if an error is above <paramref name="goal"/>.</summary>
    /// <param name="points">Arguments and values.</param>
    /// <param name="actual">The value under test, by the position of the point.</param>
    /// <param name="goal">Of the error, relative to the larger of |value| and <paramref name="scale"/>.</param>
    /// <param name="scale">0 for a relative error everywhere; 1 for an absolute one near zeros.</param>
    internal static void AssertWithin(ImmutableArray<ReferencePoint> points, Func<int, double> actual, double goal, double scale = 0)
    {
        (double worst, int at) = Enumerable.Range(0, points.Length)
            .Select(i => (Error: Error(points[i].Value, actual(i), scale), Position: i))
            .Max();
        Assert.True(
            worst <= goal,
            FormattableString.Invariant(
                $"Error {worst:E2} at ({string.Join(", ", points[at].Arguments)}): expected {points[at].Value:R}, got {actual(at):R}."));
    }

    /// <summary>One argument of all points as a vector.</summary>
    internal static Tensor Argument(ImmutableArray<ReferencePoint> points, int position, ElementType type)
        => Tensor.Create([.. points.Select(point => point.Arguments[position])], [points.Length]).To(type);

    // The mark of the grid speaks of the arguments; a value in the far tail may still be too small.
    private static bool IsNormalSingle(ReferencePoint point) => point.IsSingle && (point.Value == 0 || float.IsNormal((float)point.Value));

    private static double Error(double expected, double actual, double scale)
    {
        double error = Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), scale);
        return expected == actual ? 0 : double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static ILookup<string, ReferencePoint> Read(string resource)
    {
        using Stream stream = typeof(ReferenceGrid).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("entries").EnumerateArray()
            .Select(entry => (
                Function: entry.GetProperty("function").GetString()!,
                Point: new ReferencePoint(
                    [.. entry.GetProperty("args").EnumerateArray().Select(argument => argument.GetDouble())],
                    entry.GetProperty("value").GetDouble(),
                    entry.GetProperty("f32").GetBoolean())))
            .ToLookup(entry => entry.Function, entry => entry.Point, StringComparer.Ordinal);
    }
}
