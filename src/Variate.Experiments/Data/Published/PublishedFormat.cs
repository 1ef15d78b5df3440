namespace Variate.Experiments.Data.Published;

/// <summary>The form in which a file is distributed.</summary>
public enum PublishedFormat
{
    /// <summary>IDX, compressed with gzip: kept as it is.</summary>
    GzippedIdx,

    /// <summary>Lines of 784 digits 0 or 1 with spaces between them, an image each: turned into IDX.</summary>
    TextOfBits,
}
