namespace Variate.Experiments.Data.Published;

/// <summary>Indicates that a file could not be fetched; says what to do by hand.</summary>
public sealed class DataFetchException : IOException
{
    /// <summary>Reports what was fetched and why it failed.</summary>
    /// <param name="file">The file wanted.</param>
    /// <param name="path">Where it belongs.</param>
    /// <param name="reason">What happened, as a sentence.</param>
    /// <param name="inner">What was thrown, if anything was.</param>
    public DataFetchException(PublishedFile file, string path, string reason, Exception? inner = null)
        : base(MessageOf(file, path, reason), inner)
    {
        Path = path;
    }

    /// <summary>Where the file belongs.</summary>
    public string Path { get; }

    private static string MessageOf(PublishedFile file, string path, string reason)
    {
        ArgumentNullException.ThrowIfNull(file);
        string byHand = file switch
        {
            { Address: null } => "Copy it from someone who has it",
            { Format: PublishedFormat.TextOfBits } => $"Copy the file from a machine that has fetched it, or fetch {file.Address} by hand and convert its lines to IDX",
            _ => $"Fetch {file.Address} by hand and save it as {path}",
        };
        return $"Expected to fetch {file.Name} of {file.Set}. {reason} {byHand}; then run 'variate data check {file.Set}'. Nothing was changed.";
    }
}
