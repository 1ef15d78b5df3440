using System.Collections.Immutable;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace Variate.Experiments.Data;

/// <summary>An immutable set of images of one shape, in bytes, with or without labels.</summary>
public sealed class ImageSet
{
    private readonly ImmutableArray<byte> _pixels;

    private ImageSet(
        string name, int height, int width, ImmutableArray<byte> pixels, ImmutableArray<byte> labels, bool isBinary)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        int pixelCount = checked(height * width);
        if (pixels.IsDefaultOrEmpty || pixels.Length % pixelCount != 0)
        {
            int length = pixels.IsDefault ? 0 : pixels.Length;
            throw new ArgumentException(
                Invariant($"Expected whole images of {height} x {width} bytes, at least one; got {length} bytes."),
                nameof(pixels));
        }

        Name = name;
        Height = height;
        Width = width;
        Count = pixels.Length / pixelCount;
        Labels = labels.IsDefault ? [] : labels;
        IsBinary = isBinary;
        _pixels = pixels;
        if (HasLabels && Labels.Length != Count)
        {
            throw new ArgumentException(
                Invariant($"Expected one label an image, {Count}, or none at all; got {Labels.Length}."),
                nameof(labels));
        }
    }

    /// <summary>What the images are called in messages and reports.</summary>
    public string Name { get; }

    /// <summary>Number of images, at least 1.</summary>
    public int Count { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>Pixels of an image.</summary>
    public int PixelCount => Height * Width;

    /// <summary>True if every pixel is 0 or 1; false if it is a grey value from 0 to 255.</summary>
    public bool IsBinary { get; }

    /// <summary>One class an image, or empty where the set has none.</summary>
    public ImmutableArray<byte> Labels { get; }

    /// <summary>True if the images have labels.</summary>
    public bool HasLabels => Labels.Length > 0;

    /// <summary>The byte that stands for a pixel value of one.</summary>
    internal int White => IsBinary ? 1 : byte.MaxValue;

    /// <summary>The shape in words, for messages.</summary>
    internal string Shape => Invariant($"{Height} x {Width} {(IsBinary ? "binary" : "grey")}");

    /// <summary>Images of grey values from 0 to 255.</summary>
    /// <param name="name">What to call them.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="pixels">Shape: [image, row, column].</param>
    /// <param name="labels">Shape: [image]; default or empty for none.</param>
    /// <exception cref="ArgumentException">There is no whole number of images, or not one label for each.</exception>
    public static ImageSet Grey(
        string name, int height, int width, ImmutableArray<byte> pixels, ImmutableArray<byte> labels = default) =>
        new(name, height, width, pixels, labels, isBinary: false);

    /// <summary>Images of zeros and ones.</summary>
    /// <param name="name">What to call them.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="pixels">Shape: [image, row, column]; every value 0 or 1.</param>
    /// <param name="labels">Shape: [image]; default or empty for none.</param>
    /// <exception cref="ArgumentException">
    /// There is no whole number of images, not one label for each, or a pixel above 1.
    /// </exception>
    public static ImageSet Binary(
        string name, int height, int width, ImmutableArray<byte> pixels, ImmutableArray<byte> labels = default)
    {
        var set = new ImageSet(name, height, width, pixels, labels, isBinary: true);
        int broken = pixels.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)1);
        return broken < 0
            ? set
            : throw new ArgumentException(
                Invariant($"Expected pixels of 0 or 1, got {pixels[broken]} in image {broken / set.PixelCount}."),
                nameof(pixels));
    }

    /// <summary>The pixels of one image, row by row.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not from 0 to Count − 1.</exception>
    public ReadOnlySpan<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _pixels.AsSpan(index * PixelCount, PixelCount);
    }

    /// <summary>The mean of every pixel over the set, each from 0 to 1.</summary>
    /// <returns>Shape: [row · column].</returns>
    public ImmutableArray<float> MeanImage()
    {
        // Integer sums: exact, and the same whatever the order.
        long[] sums = new long[PixelCount];
        for (int image = 0; image < Count; image++)
        {
            ReadOnlySpan<byte> pixels = Image(image);
            for (int pixel = 0; pixel < pixels.Length; pixel++)
            {
                sums[pixel] += pixels[pixel];
            }
        }

        double whole = (double)Count * White;
        return [.. sums.Select(sum => (float)(sum / whole))];
    }

    /// <summary>
    /// The images at <paramref name="indices"/>, in that order and with their labels, as a set of its own.
    /// </summary>
    /// <param name="name">What to call them.</param>
    /// <param name="indices">At least one; an index may come twice.</param>
    /// <exception cref="ArgumentException"><paramref name="indices"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to Count − 1.</exception>
    public ImageSet Select(string name, ReadOnlySpan<int> indices)
    {
        byte[] pixels = new byte[checked(indices.Length * PixelCount)];
        byte[] labels = new byte[HasLabels ? indices.Length : 0];
        for (int row = 0; row < indices.Length; row++)
        {
            Image(indices[row]).CopyTo(pixels.AsSpan(row * PixelCount));
            if (HasLabels)
            {
                labels[row] = Labels[indices[row]];
            }
        }

        return new ImageSet(
            name,
            Height,
            Width,
            ImmutableCollectionsMarshal.AsImmutableArray(pixels),
            ImmutableCollectionsMarshal.AsImmutableArray(labels),
            IsBinary);
    }
}
