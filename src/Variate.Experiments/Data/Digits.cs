using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Variate.Experiments.Data.Handwriting;
using Variate.Tensors;

namespace Variate.Experiments.Data;

/// <summary>
/// The embedded data set: handwritten digits, drawn by strokes, labelled, in any number and without a file.
/// </summary>
/// <remarks>
/// Image i of a part is a function of (seed, part, i) only, in additions, multiplications, divisions and square
/// roots of IEEE arithmetic: the same bytes on every machine, with any number of threads, and in a set of any size.
/// </remarks>
public static class Digits
{
    /// <summary>What the set is called in messages, reports and on the command line.</summary>
    public const string Name = "digits";

    private const int Side = 28;

    private const int ClassCount = 10;

    /// <summary>Draws the set. Images: 28 x 28, grey; labels: the digits, each as likely as the others.</summary>
    /// <param name="trainCount">Images to learn from, at least 1.</param>
    /// <param name="validationCount">Images to choose by, at least 1.</param>
    /// <param name="testCount">Images to report on, at least 1.</param>
    /// <param name="seed">Another seed gives other images of the same law.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static ImageSplit Create(
        int trainCount = 20_000, int validationCount = 2_000, int testCount = 2_000, ulong seed = 0)
    {
        var key = RandomKey.FromSeed(seed);
        return new ImageSplit(
            Draw($"{Name}-train", trainCount, key.For("train")),
            Draw($"{Name}-validation", validationCount, key.For("validation")),
            Draw($"{Name}-test", testCount, key.For("test")));
    }

    private static ImageSet Draw(string name, int count, RandomKey key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        byte[] pixels = new byte[checked(count * Side * Side)];
        byte[] labels = new byte[count];
        Parallel.For(0, count, index =>
        {
            RandomKey imageKey = key.For((ulong)index);
            labels[index] = (byte)imageKey.For("label").Below(0, ClassCount);
            Draw(labels[index], imageKey, pixels.AsSpan(index * Side * Side, Side * Side));
        });

        return ImageSet.Grey(
            name,
            Side,
            Side,
            ImmutableCollectionsMarshal.AsImmutableArray(pixels),
            ImmutableCollectionsMarshal.AsImmutableArray(labels));
    }

    private static void Draw(int digit, RandomKey key, Span<byte> image)
    {
        ImmutableArray<Glyph> glyphs = Glyphs.Of(digit);
        Glyph glyph = glyphs[key.For("glyph").Below(0, glyphs.Length)];
        List<PenSegment> strokes = Scribe.Write(glyph, Hand.Draw(key.For("hand")), key.For("wobble"));
        Rasteriser.Draw(strokes, Side, image);
    }
}
