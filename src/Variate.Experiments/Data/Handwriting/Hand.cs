using System.Numerics;
using Variate.Tensors;

namespace Variate.Experiments.Data.Handwriting;

/// <summary>
/// How a digit is written: everything that differs between two images of one glyph, but for the wobble's draws.
/// </summary>
/// <param name="Slant">Horizontal shift a unit of height; positive leans to the right.</param>
/// <param name="HalfTurn">The tangent of half the angle of rotation.</param>
/// <param name="Stretch">Width over the glyph's own.</param>
/// <param name="Extent">Pixels of the longer side, ink included.</param>
/// <param name="Centre">Where the middle of the ink is, in pixels.</param>
/// <param name="Radius">Half the stroke's width, in pixels.</param>
/// <param name="Pressure">How much the width grows along a stroke, as a fraction.</param>
/// <param name="Wobble">How far a point of the glyph strays, in the glyph's units.</param>
internal readonly record struct Hand(
    float Slant,
    float HalfTurn,
    float Stretch,
    float Extent,
    Vector2 Centre,
    float Radius,
    float Pressure,
    float Wobble)
{
    private const float ImageCentre = 14;

    /// <summary>A hand of its own for every key.</summary>
    /// <remarks>
    /// Sizes follow MNIST: 20 pixels for the longer side, centred by mass, strokes 2 to 4 pixels wide.
    /// </remarks>
    public static Hand Draw(RandomKey key) => new(
        Slant: 0.14f + (0.2f * Spread(key, 0)),
        HalfTurn: 0.04f * Spread(key, 1),
        Stretch: 1.1f + (0.16f * Spread(key, 2)),
        Extent: 20 + (0.7f * Spread(key, 3)),
        Centre: new Vector2(ImageCentre + (0.5f * Spread(key, 4)), ImageCentre + (0.5f * Spread(key, 5))),
        Radius: 1.24f + (0.23f * Spread(key, 6)),
        Pressure: 0.15f * Spread(key, 7),
        Wobble: 0.4f + (0.07f * Spread(key, 8)));

    /// <summary>A draw of mean 0 and variance 1 within ±3: a sum of three uniforms.</summary>
    /// <remarks>
    /// Not a normal: additions are the same bits on every machine, logarithms and cosines need not be.
    /// </remarks>
    public static float Spread(RandomKey key, int index)
    {
        ulong first = 3 * (ulong)index;
        return (float)(2 * (key.Uniform(first) + key.Uniform(first + 1) + key.Uniform(first + 2) - 1.5));
    }
}
