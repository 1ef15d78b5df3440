namespace Variate.Experiments.Data;

/// <summary>Indicates that a data file exists but does not hold what its format promises.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Reports one broken file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What the reader needed, as a noun phrase.</param>
    /// <param name="actual">What it found instead, as a noun phrase.</param>
    /// <param name="advice">What to do about it, as a sentence.</param>
    /// <param name="innerException">The failure underneath, where there is one.</param>
    public DataFormatException(
        string path, string expected, string actual, string advice, Exception? innerException = null)
        : base($"{path}: expected {expected}, got {actual}. {advice}", innerException)
    {
        Path = path;
        Expected = expected;
        Actual = actual;
        Advice = advice;
    }

    /// <summary>The broken file.</summary>
    public string Path { get; }

    /// <summary>What the reader needed.</summary>
    public string Expected { get; }

    /// <summary>What it found.</summary>
    public string Actual { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; }
}
