using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Variate.Tensors;
using static System.FormattableString;

namespace Variate.Experiments.Data;

/// <summary>Turns images of bytes into the numbers a model learns from.</summary>
public static class Binariser
{
    private static readonly ImmutableArray<float> BinaryLevels = Levels(1);
    private static readonly ImmutableArray<float> GreyLevels = Levels(byte.MaxValue);

    /// <summary>Writes a batch of images, a row each.</summary>
    /// <param name="set">Where the images come from.</param>
    /// <param name="indices">Which images, in order.</param>
    /// <param name="binarisation">What a pixel becomes.</param>
    /// <param name="key">
    /// Read by <see cref="Binarisation.Dynamic"/> only, which takes pixel p of image i from (key, i, p): give a key
    /// of the step, <c>key.For(step)</c>. An index that comes twice is drawn alike.
    /// </param>
    /// <param name="destination">Shape: [indices, pixels], exactly.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> has another length, or the images are grey and
    /// <paramref name="binarisation"/> is <see cref="Binarisation.Fixed"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is not of the set, or <paramref name="binarisation"/> is no member of its enumeration.
    /// </exception>
    public static void FillBatch(
        ImageSet set, ReadOnlySpan<int> indices, Binarisation binarisation, RandomKey key, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(set);
        RequireRoom(set, indices.Length, destination);
        RequireBinaryIfFixed(set, binarisation);

        for (int row = 0; row < indices.Length; row++)
        {
            ReadOnlySpan<byte> image = set.Image(indices[row]);
            Span<float> target = destination.Slice(row * set.PixelCount, set.PixelCount);
            if (binarisation == Binarisation.Dynamic && !set.IsBinary)
            {
                Draw(image, key.For((ulong)indices[row]), target);
            }
            else
            {
                Scale(image, set.White, target);
            }
        }
    }

    /// <summary>Draws every pixel of a grey set once, for good: the data of <see cref="Binarisation.Fixed"/>.</summary>
    /// <param name="set">Grey images; a set that is binary already is returned as it is.</param>
    /// <param name="key">The same key gives the same draw.</param>
    public static ImageSet DrawOnce(ImageSet set, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.IsBinary)
        {
            return set;
        }

        byte[] pixels = new byte[set.Count * set.PixelCount];
        for (int index = 0; index < set.Count; index++)
        {
            ReadOnlySpan<byte> image = set.Image(index);
            Span<byte> target = pixels.AsSpan(index * set.PixelCount, set.PixelCount);
            var draws = new GreyDraws(key.For((ulong)index));
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                target[pixel] = draws.IsInk(image[pixel], pixel) ? (byte)1 : (byte)0;
            }
        }

        return ImageSet.Binary(
            set.Name, set.Height, set.Width, ImmutableCollectionsMarshal.AsImmutableArray(pixels), set.Labels);
    }

    private static void Draw(ReadOnlySpan<byte> image, RandomKey imageKey, Span<float> target)
    {
        var draws = new GreyDraws(imageKey);
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            target[pixel] = draws.IsInk(image[pixel], pixel) ? 1f : 0f;
        }
    }

    private static void Scale(ReadOnlySpan<byte> image, int white, Span<float> target)
    {
        ReadOnlySpan<float> levels = (white == byte.MaxValue ? GreyLevels : BinaryLevels).AsSpan();
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            target[pixel] = levels[image[pixel]];
        }
    }

    /// <summary>What each byte means, looked up: a division a pixel would be a tenth of a fast training step.</summary>
    private static ImmutableArray<float> Levels(int white)
        => [.. Enumerable.Range(0, byte.MaxValue + 1).Select(level => level / (float)white)];

    private static void RequireRoom(ImageSet set, int imageCount, ReadOnlySpan<float> destination)
    {
        if (destination.Length != (long)imageCount * set.PixelCount)
        {
            throw new ArgumentException(
                Invariant(
                    $"Expected room for {imageCount} images of {set.PixelCount} pixels, got {destination.Length} numbers."),
                nameof(destination));
        }
    }

    private static void RequireBinaryIfFixed(ImageSet set, Binarisation binarisation)
    {
        if (binarisation is < Binarisation.Fixed or > Binarisation.Grey)
        {
            throw new ArgumentOutOfRangeException(nameof(binarisation), binarisation, "Expected a named binarisation.");
        }

        if (binarisation == Binarisation.Fixed && !set.IsBinary)
        {
            throw new ArgumentException(
                $"Expected pixels of 0 or 1 for fixed binarisation, got the grey images of '{set.Name}'. "
                + $"Draw them once with {nameof(Binariser)}.{nameof(DrawOnce)}, or use {nameof(Binarisation.Dynamic)}.",
                nameof(set));
        }
    }
}
