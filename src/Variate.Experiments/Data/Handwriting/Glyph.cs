using System.Collections.Immutable;
using System.Numerics;

namespace Variate.Experiments.Data.Handwriting;

/// <summary>
/// One way to write a digit: strokes of the pen, each a row of points that a smooth curve goes through.
/// </summary>
/// <remarks>Two equal points in a row make a corner.</remarks>
internal sealed class Glyph
{
    /// <summary>Sets the strokes, in a box 10 wide and 14 high with the origin at the top left.</summary>
    public Glyph(params ReadOnlySpan<(float X, float Y)[]> strokes)
    {
        ImmutableArray<ImmutableArray<Vector2>>.Builder all =
            ImmutableArray.CreateBuilder<ImmutableArray<Vector2>>(strokes.Length);
        foreach ((float X, float Y)[] stroke in strokes)
        {
            all.Add([.. stroke.Select(point => new Vector2(point.X, point.Y))]);
        }

        Strokes = all.MoveToImmutable();
    }

    /// <summary>The strokes in the order of writing.</summary>
    public ImmutableArray<ImmutableArray<Vector2>> Strokes { get; }
}
