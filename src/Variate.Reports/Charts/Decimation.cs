using System.Collections.Immutable;

namespace Variate.Reports.Charts;

/// <summary>Thins a line for drawing: of each bucket the first, lowest, highest and last point stay.</summary>
/// <remarks>At a bucket a pixel the drawn line covers the same pixels as the full one. No value is changed or averaged.</remarks>
internal static class Decimation
{
    /// <summary>At most four points a bucket, in the given order.</summary>
    /// <param name="points">Finite points in order of x.</param>
    /// <param name="buckets">At least 1.</param>
    public static ImmutableArray<Point> Thin(ImmutableArray<Point> points, int buckets)
    {
        if (points.Length <= 4 * buckets)
        {
            return points;
        }

        ImmutableArray<Point>.Builder kept = ImmutableArray.CreateBuilder<Point>(4 * buckets);
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            int start = (int)((long)points.Length * bucket / buckets);
            int end = (int)((long)points.Length * (bucket + 1) / buckets);
            AddExtremes(points, start, end, kept);
        }

        return kept.ToImmutable();
    }

    private static void AddExtremes(ImmutableArray<Point> points, int start, int end, ImmutableArray<Point>.Builder kept)
    {
        int lowest = start;
        int highest = start;
        for (int index = start + 1; index < end; index++)
        {
            lowest = points[index].Y < points[lowest].Y ? index : lowest;
            highest = points[index].Y > points[highest].Y ? index : highest;
        }

        Span<int> chosen = [start, lowest, highest, end - 1];
        chosen.Sort();
        for (int index = 0; index < chosen.Length; index++)
        {
            if (index == 0 || chosen[index] != chosen[index - 1])
            {
                kept.Add(points[chosen[index]]);
            }
        }
    }
}
