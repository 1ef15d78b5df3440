using System.Numerics;

namespace Variate.Experiments.Data.Handwriting;

/// <summary>The uniform Catmull-Rom curve: smooth, and through every point.</summary>
internal static class Spline
{
    private const int PiecesASpan = 6;

    /// <summary>Points along the curve, close enough together to join them by straight lines.</summary>
    /// <param name="points">At least one. Two equal points in a row make a corner.</param>
    /// <param name="curve">Receives the points.</param>
    public static void Flatten(ReadOnlySpan<Vector2> points, List<Vector2> curve)
    {
        curve.Add(points[0]);
        for (int i = 0; i + 1 < points.Length; i++)
        {
            Vector2 from = points[i];
            Vector2 to = points[i + 1];
            if (from == to)
            {
                continue;
            }

            Vector2 before = points[Math.Max(i - 1, 0)];
            Vector2 after = points[Math.Min(i + 2, points.Length - 1)];
            for (int piece = 1; piece <= PiecesASpan; piece++)
            {
                curve.Add(Between(before, from, to, after, piece / (float)PiecesASpan));
            }
        }
    }

    // Hermite's cubic with the slopes (to − before)/2 and (after − from)/2.
    private static Vector2 Between(Vector2 before, Vector2 from, Vector2 to, Vector2 after, float t)
    {
        Vector2 startSlope = (to - before) / 2;
        Vector2 endSlope = (after - from) / 2;
        Vector2 chord = to - from;
        Vector2 quadratic = (3 * chord) - (2 * startSlope) - endSlope;
        Vector2 cubic = startSlope + endSlope - (2 * chord);
        return from + (t * (startSlope + (t * (quadratic + (t * cubic)))));
    }
}
