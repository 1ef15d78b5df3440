namespace Variate.Results;

/// <summary>Replaces a file through a temporary one beside it, so that a kill leaves the old content or the new.</summary>
public static class AtomicFile
{
    /// <summary>Gives <paramref name="path"/> the content that <paramref name="write"/> writes.</summary>
    /// <param name="path">The file; its directory exists.</param>
    /// <param name="write">Writes the whole content. When it throws, the old content stays.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            write(stream);

            // Without it a power cut after the rename could leave the new name on an empty file.
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
