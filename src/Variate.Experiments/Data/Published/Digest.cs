using System.IO.Compression;
using System.Security.Cryptography;

namespace Variate.Experiments.Data.Published;

/// <summary>What tells an intact file from a damaged one.</summary>
/// <param name="Kind">What is hashed, and how.</param>
/// <param name="Hexadecimal">The hash, in lower case.</param>
public sealed record Digest(DigestKind Kind, string Hexadecimal)
{
    /// <summary>The digest of a file, of the same kind.</summary>
    /// <param name="path">An existing file.</param>
    /// <exception cref="InvalidDataException">The file starts as gzip and is damaged.</exception>
    public Digest Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        return this with { Hexadecimal = Convert.ToHexStringLower(Kind == DigestKind.Sha256OfContent ? HashOfContent(file) : HashOfFile(file)) };
    }

    private static byte[] HashOfContent(FileStream file)
    {
        if (!IdxFile.StartsAsGzip(file))
        {
            return SHA256.HashData(file);
        }

        using var content = new GZipStream(file, CompressionMode.Decompress);
        return SHA256.HashData(content);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security", "CA5351", Justification = "The distributor publishes MD5 alone; it tells damage, not malice.")]
    private static byte[] HashOfFile(FileStream file) => MD5.HashData(file);
}
