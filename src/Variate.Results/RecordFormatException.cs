namespace Variate.Results;

/// <summary>A file of a run folder cannot be read as what it should hold.</summary>
public sealed class RecordFormatException : Exception
{
    /// <summary>Names the file and what is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, counted from 1; absent where the whole file is at fault.</param>
    /// <param name="reason">What is wrong, as a sentence.</param>
    /// <param name="innerException">The failure underneath, where there is one.</param>
    public RecordFormatException(string path, int? line, string reason, Exception? innerException = null)
        : base(line is { } number ? $"{path}, line {number}: {reason}" : $"{path}: {reason}", innerException)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line, counted from 1; absent where the whole file is at fault.</summary>
    public int? Line { get; }
}
