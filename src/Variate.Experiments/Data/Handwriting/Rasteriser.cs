using System.Numerics;

namespace Variate.Experiments.Data.Handwriting;

/// <summary>Draws strokes into an image, anti-aliased by the distance to their middle line.</summary>
internal static class Rasteriser
{
    // The ramp from paper to ink; a pixel's width is the sharpest without steps, MNIST's resampling is a little softer.
    private const float Softness = 1.2f;

    /// <summary>Draws the segments over each other; a pixel takes the darkest.</summary>
    /// <param name="segments">In pixels; the middle of the first pixel is (0.5, 0.5).</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="image">Whole rows; receives 0 for paper to 255 for ink.</param>
    public static void Draw(List<PenSegment> segments, int width, Span<byte> image)
    {
        Span<float> ink = stackalloc float[image.Length];
        ink.Clear();
        foreach (PenSegment segment in segments)
        {
            Draw(segment, width, ink);
        }

        for (int pixel = 0; pixel < ink.Length; pixel++)
        {
            image[pixel] = (byte)((ink[pixel] * byte.MaxValue) + 0.5f);
        }
    }

    private static void Draw(PenSegment segment, int width, Span<float> ink)
    {
        var reach = new Vector2(Math.Max(segment.StartRadius, segment.EndRadius) + (Softness / 2));
        Vector2 low = Vector2.Min(segment.Start, segment.End) - reach;
        Vector2 high = Vector2.Max(segment.Start, segment.End) + reach;
        int left = Math.Max((int)low.X, 0);
        int right = Math.Min((int)high.X, width - 1);
        int top = Math.Max((int)low.Y, 0);
        int bottom = Math.Min((int)high.Y, (ink.Length / width) - 1);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                ref float pixel = ref ink[(row * width) + column];
                pixel = Math.Max(pixel, Coverage(segment, new Vector2(column + 0.5f, row + 0.5f)));
            }
        }
    }

    private static float Coverage(PenSegment segment, Vector2 point)
    {
        Vector2 direction = segment.End - segment.Start;
        float squaredLength = Vector2.Dot(direction, direction);
        float along = squaredLength > 0
            ? Math.Clamp(Vector2.Dot(point - segment.Start, direction) / squaredLength, 0, 1)
            : 0;
        float radius = segment.StartRadius + (along * (segment.EndRadius - segment.StartRadius));
        float distance = Vector2.Distance(point, segment.Start + (along * direction));
        return Math.Clamp(((radius - distance) / Softness) + 0.5f, 0, 1);
    }
}
