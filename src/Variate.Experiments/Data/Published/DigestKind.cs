namespace Variate.Experiments.Data.Published;

/// <summary>What a digest is of.</summary>
public enum DigestKind
{
    /// <summary>SHA-256 of the file's bytes once decompressed: the same for the plain and for every zipped form.</summary>
    Sha256OfContent,

    /// <summary>MD5 of the file as it is distributed.</summary>
    Md5OfFile,
}
