namespace Variate.Experiments.Data.Published;

/// <summary>The result of checking one file.</summary>
/// <param name="File">What was looked for.</param>
/// <param name="State">What was found.</param>
/// <param name="Path">Where it was found, or where it is expected.</param>
public sealed record FileCheck(PublishedFile File, FileState State, string Path)
{
    private const string Zipped = ".gz";

    /// <summary>Looks for a file in the folder of its set, and in the data folder itself, plain or zipped, and compares it.</summary>
    /// <param name="dataFolder">The data folder; it need not exist.</param>
    /// <param name="file">What to look for.</param>
    public static FileCheck Of(string dataFolder, PublishedFile file)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(file);
        string expected = System.IO.Path.Combine(dataFolder, file.Folder, file.Name);
        string plain = file.Name[..^Zipped.Length];
        string? found = ((string[])[
                expected,
                System.IO.Path.Combine(dataFolder, file.Folder, plain),
                System.IO.Path.Combine(dataFolder, file.Name),
                System.IO.Path.Combine(dataFolder, plain)])
            .FirstOrDefault(System.IO.File.Exists);
        return found is null ? new FileCheck(file, FileState.Missing, expected) : new FileCheck(file, StateOf(found, file.Digest), found);
    }

    private static FileState StateOf(string path, Digest expected)
    {
        try
        {
            return expected.Of(path) == expected ? FileState.Intact : FileState.Different;
        }
        catch (InvalidDataException)
        {
            // A damaged gzip stream is a different file, not a failure of the check.
            return FileState.Different;
        }
    }
}
