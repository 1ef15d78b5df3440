using System.Collections.Immutable;
using static System.FormattableString;

namespace Variate.Experiments.Data;

/// <summary>A folder of IDX files: finds a file by how its name begins, and reads images with their labels.</summary>
internal static class IdxFolder
{
    private const string Zipped = ".gz";

    /// <summary>The file whose name begins with one of <paramref name="stems"/>; null if there is none.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="stems">Beginnings of names, the first found wins.</param>
    /// <exception cref="DataFormatException">
    /// Two files begin alike and are not the plain and the zipped form of one.
    /// </exception>
    public static string? FindFile(string folder, params ImmutableArray<string> stems)
    {
        foreach (string stem in stems)
        {
            // Ordinal order puts a plain file before its zipped form, and the plain one is faster to read.
            string[] files = [.. Directory.GetFiles(folder, stem + "*").Order(StringComparer.Ordinal)];
            if (files.Select(file => TrimEnd(file, Zipped)).Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                throw new DataFormatException(
                    folder,
                    $"one file {stem}*",
                    string.Join(", ", files.Select(Path.GetFileName)),
                    "Leave only the one to be read.");
            }

            if (files.Length > 0)
            {
                return files[0];
            }
        }

        return null;
    }

    /// <summary>Reads a file of images, and the file of labels beside it if there is one.</summary>
    /// <param name="path">The images, "…-images…".</param>
    /// <param name="name">What to call the set.</param>
    /// <param name="pixels">What the bytes stand for.</param>
    /// <exception cref="DataFormatException">A file is broken, or there is not one label an image.</exception>
    public static ImageSet Read(string path, string name, PixelKind pixels)
    {
        IdxArray images = IdxFile.Read(path, rank: 3);
        ImmutableArray<byte> labels = ReadLabels(path, images.Dimensions[0]);
        int height = images.Dimensions[1];
        int width = images.Dimensions[2];
        int grey = images.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)1);
        if (pixels == PixelKind.Binary && grey >= 0)
        {
            throw new DataFormatException(
                path,
                "pixels of 0 or 1",
                Invariant($"{images.Values[grey]} in image {grey / (height * width)}"),
                "Use the binarised files, or name a grey data set and draw its pixels.");
        }

        return pixels == PixelKind.Grey || grey >= 0
            ? ImageSet.Grey(name, height, width, images.Values, labels)
            : ImageSet.Binary(name, height, width, images.Values, labels);
    }

    private static ImmutableArray<byte> ReadLabels(string imagesPath, int imageCount)
    {
        string imagesFile = Path.GetFileName(imagesPath);
        int cut = imagesFile.IndexOf("-images", StringComparison.Ordinal);
        string? path = FindFile(Path.GetDirectoryName(imagesPath)!, imagesFile[..cut] + "-labels");
        if (path is null)
        {
            return [];
        }

        ImmutableArray<byte> labels = IdxFile.Read(path, rank: 1).Values;
        return labels.Length == imageCount
            ? labels
            : throw new DataFormatException(
                path,
                Invariant($"one label for each of the {imageCount} images in {imagesFile}"),
                Invariant($"{labels.Length}"),
                "Take images and labels from one source, or remove the labels.");
    }

    private static string TrimEnd(string text, string end) =>
        text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;
}
