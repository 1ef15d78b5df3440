using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Variate.Tensors;

namespace Variate.Experiments.Data.Handwriting;

/// <summary>Writes a glyph in a hand: from points in a box to segments in an image.</summary>
internal static class Scribe
{
    /// <summary>The strokes of <paramref name="glyph"/> in pixels.</summary>
    /// <param name="glyph">What to write.</param>
    /// <param name="hand">How to write it.</param>
    /// <param name="key">Decides where each point strays.</param>
    public static List<PenSegment> Write(Glyph glyph, Hand hand, RandomKey key)
    {
        var curves = new List<Vector2>[glyph.Strokes.Length];
        for (int stroke = 0; stroke < curves.Length; stroke++)
        {
            curves[stroke] = Trace(glyph.Strokes[stroke], hand, key.For((ulong)stroke));
        }

        var segments = new List<PenSegment>();
        foreach (List<Vector2> curve in curves)
        {
            for (int i = 1; i < curve.Count; i++)
            {
                segments.Add(new PenSegment(
                    curve[i - 1], curve[i], RadiusAt(hand, i - 1, curve.Count), RadiusAt(hand, i, curve.Count)));
            }
        }

        Fit(segments, hand);
        return segments;
    }

    private static List<Vector2> Trace(ImmutableArray<Vector2> stroke, Hand hand, RandomKey key)
    {
        Span<Vector2> points = stackalloc Vector2[stroke.Length];
        for (int i = 0; i < points.Length; i++)
        {
            // A corner is a point written twice: it must stray as one.
            points[i] = i > 0 && stroke[i] == stroke[i - 1]
                ? points[i - 1]
                : Lean(Stray(stroke[i], hand, key, i), hand);
        }

        var curve = new List<Vector2>();
        Spline.Flatten(points, curve);
        return curve;
    }

    private static Vector2 Stray(Vector2 point, Hand hand, RandomKey key, int place) =>
        point + (hand.Wobble * new Vector2(Hand.Spread(key, 2 * place), Hand.Spread(key, (2 * place) + 1)));

    private static Vector2 Lean(Vector2 point, Hand hand)
    {
        float x = (hand.Stretch * point.X) - (hand.Slant * point.Y);

        // Cosine and sine by the tangent of the half angle, which is the same bits on every machine.
        float square = hand.HalfTurn * hand.HalfTurn;
        float cosine = (1 - square) / (1 + square);
        float sine = 2 * hand.HalfTurn / (1 + square);
        return new Vector2((cosine * x) - (sine * point.Y), (sine * x) + (cosine * point.Y));
    }

    private static float RadiusAt(Hand hand, int place, int count)
    {
        float along = place / (float)(count - 1);
        return hand.Radius * (1 + (hand.Pressure * (along - 0.5f)));
    }

    // As MNIST was made: the longer side to a given length, then the middle of the ink to the middle of the image.
    private static void Fit(List<PenSegment> segments, Hand hand)
    {
        var low = new Vector2(float.MaxValue);
        var high = new Vector2(float.MinValue);
        Vector2 moment = Vector2.Zero;
        float length = 0;
        foreach (PenSegment segment in segments)
        {
            low = Vector2.Min(low, Vector2.Min(segment.Start, segment.End));
            high = Vector2.Max(high, Vector2.Max(segment.Start, segment.End));
            float segmentLength = Vector2.Distance(segment.Start, segment.End);
            moment += segmentLength * (segment.Start + segment.End) / 2;
            length += segmentLength;
        }

        Vector2 extent = high - low;
        float scale = (hand.Extent - (2 * hand.Radius)) / Math.Max(extent.X, extent.Y);
        Vector2 shift = hand.Centre - (scale * moment / length);
        foreach (ref PenSegment segment in CollectionsMarshal.AsSpan(segments))
        {
            segment = segment with { Start = (scale * segment.Start) + shift, End = (scale * segment.End) + shift };
        }
    }
}
