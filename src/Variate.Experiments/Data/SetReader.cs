using System.Collections.Immutable;

namespace Variate.Experiments.Data;

/// <summary>Reads the three parts of a data set by its layout.</summary>
internal static class SetReader
{
    /// <summary>Reads a set.</summary>
    /// <param name="root">The data folder.</param>
    /// <param name="layout">Where the files lie in it.</param>
    /// <exception cref="DataNotFoundException">A file is not there.</exception>
    /// <exception cref="DataFormatException">A file is broken, or does not fit the others.</exception>
    public static ImageSplit Read(string root, SetLayout layout)
    {
        (string folder, string trainPath) = FindTrain(root, layout);
        string testPath = IdxFolder.FindFile(folder, layout.Test)
            ?? throw NotFound(layout.Name, layout.Test, [folder]);
        string? validationPath = IdxFolder.FindFile(folder, layout.Validation);
        if (validationPath is null && layout.Pixels == PixelKind.Binary)
        {
            throw NotFound(layout.Name, layout.Validation, [folder]);
        }

        ImageSet train = IdxFolder.Read(trainPath, layout.Name, layout.Pixels);
        PixelKind pixels = train.IsBinary ? PixelKind.Binary : PixelKind.Grey;
        ImageSet test = ReadLike(train, testPath, pixels);
        if (validationPath is not null)
        {
            return new ImageSplit(train, ReadLike(train, validationPath, pixels), test);
        }

        (ImageSet rest, ImageSet validation) = layout.HoldOut.Cut(train, trainPath);
        return new ImageSplit(rest, validation, test);
    }

    private static (string Folder, string Path) FindTrain(string root, SetLayout layout)
    {
        ImmutableArray<string> folders =
            [.. layout.Folders.Select(folder => Path.GetFullPath(folder, root)).Distinct(StringComparer.Ordinal)];
        foreach (string folder in folders.Where(Directory.Exists))
        {
            if (IdxFolder.FindFile(folder, layout.Train) is { } path)
            {
                return (folder, path);
            }
        }

        throw NotFound(layout.Name, [layout.Train], folders);
    }

    private static ImageSet ReadLike(ImageSet train, string path, PixelKind pixels)
    {
        ImageSet set = IdxFolder.Read(path, train.Name, pixels);
        return set.Height == train.Height && set.Width == train.Width
            ? set
            : throw new DataFormatException(
                path,
                $"images like the training set's, {train.Shape}",
                set.Shape,
                "Take all files from one source.");
    }

    private static DataNotFoundException NotFound(
        string name, ImmutableArray<string> stems, ImmutableArray<string> folders) => new(
        $"a file {string.Join("* or ", stems)}* of the data set '{name}' "
        + $"(known sets: {string.Join(", ", DataFolder.KnownNames)})",
        folders,
        DataFolder.Advice);
}
