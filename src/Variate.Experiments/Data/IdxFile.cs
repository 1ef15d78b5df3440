using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace Variate.Experiments.Data;

/// <summary>Reads IDX files of unsigned bytes, the format of MNIST, plain or compressed with gzip.</summary>
/// <remarks>
/// <para>
/// The format: two zero bytes, a type code (8: unsigned byte), the number of axes, the length of each axis as a
/// big-endian 32-bit integer, then the values in row-major order and nothing after them.
/// </para>
/// <para>
/// Compression is told from the first two bytes of the file, since downloads often lose or keep a wrong ".gz".
/// </para>
/// </remarks>
public static class IdxFile
{
    private const byte UnsignedByte = 8;

    // RFC 1951: the shortest code pair of a deflate block, 2 bits, stands for at most 258 bytes: 1032 bytes a byte.
    private const long LargestExpansion = 1032;

    private const string FetchAgain = "Fetch or copy the file again.";

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">An IDX file, plain or gzip.</param>
    /// <param name="rank">The number of axes expected: 1 for labels, 3 for images.</param>
    /// <exception cref="DataFormatException">
    /// The file is no IDX file of unsigned bytes with <paramref name="rank"/> axes, or is shorter or longer than its
    /// header says.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no file at <paramref name="path"/>.</exception>
    public static IdxArray Read(string path, int rank)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, byte.MaxValue);

        using FileStream file = File.OpenRead(path);
        if (!StartsAsGzip(file))
        {
            return Read(file, path, rank, file.Length);
        }

        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            return Read(unzipped, path, rank, file.Length * LargestExpansion);
        }
        catch (InvalidDataException broken)
        {
            throw new DataFormatException(path, "an intact gzip stream", "a damaged one", FetchAgain, broken);
        }
    }

    /// <summary>Whether a file starts as gzip does; its position is 0 afterwards.</summary>
    internal static bool StartsAsGzip(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start[0] == 0x1f && start[1] == 0x8b;
    }

    private static IdxArray Read(Stream stream, string path, int rank, long largestLength)
    {
        Span<byte> header = stackalloc byte[sizeof(int) * (1 + rank)];
        int headerRead = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        RequireMagic(path, header[..headerRead], rank);
        if (headerRead < header.Length)
        {
            throw Truncated(path, header.Length, headerRead);
        }

        ImmutableArray<int> dimensions = ReadDimensions(path, header[sizeof(int)..]);
        int count = CountValues(path, dimensions, largestLength - header.Length);
        byte[] values = GC.AllocateUninitializedArray<byte>(count);
        int read = stream.ReadAtLeast(values, count, throwOnEndOfStream: false);
        if (read < count)
        {
            throw Truncated(path, header.Length + (long)count, header.Length + (long)read);
        }

        // Reading past the last value also makes a gzip stream check its checksum.
        if (stream.ReadByte() >= 0)
        {
            throw new DataFormatException(
                path,
                Invariant($"{count} values, as the header's {Shape(dimensions)} says"),
                "more bytes after them",
                "Check that the header belongs to these values.");
        }

        return new IdxArray(dimensions, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }

    private static void RequireMagic(string path, ReadOnlySpan<byte> header, int rank)
    {
        ReadOnlySpan<byte> magic = [0, 0, UnsignedByte, (byte)rank];
        if (header.StartsWith(magic))
        {
            return;
        }

        string actual = header.Length < magic.Length
            ? Invariant($"a file of {header.Length} bytes")
            : Convert.ToHexString(header[..magic.Length]);
        throw new DataFormatException(
            path,
            Invariant($"{Convert.ToHexString(magic)} at the start (IDX, unsigned bytes, {rank} axes)"),
            actual,
            "Check that labels and images are not exchanged, and that the file is IDX, not an archive or a web page.");
    }

    private static ImmutableArray<int> ReadDimensions(string path, ReadOnlySpan<byte> bytes)
    {
        ImmutableArray<int>.Builder dimensions = ImmutableArray.CreateBuilder<int>(bytes.Length / sizeof(int));
        for (int offset = 0; offset < bytes.Length; offset += sizeof(int))
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);
            if (length is 0 or > int.MaxValue)
            {
                throw new DataFormatException(
                    path, Invariant($"axis lengths from 1 to {int.MaxValue}"), Invariant($"{length}"), FetchAgain);
            }

            dimensions.Add((int)length);
        }

        return dimensions.MoveToImmutable();
    }

    // Compared with what the file can hold before anything is allocated: a broken header must not ask for gigabytes.
    private static int CountValues(string path, ImmutableArray<int> dimensions, long largestCount)
    {
        long count = 1;
        foreach (int length in dimensions)
        {
            count *= length;
            if (count > Array.MaxLength || count > largestCount)
            {
                throw new DataFormatException(
                    path,
                    Invariant($"values for the header's {Shape(dimensions)}"),
                    Invariant($"a file that can hold at most {Math.Min(largestCount, Array.MaxLength)} values"),
                    FetchAgain);
            }
        }

        return (int)count;
    }

    private static DataFormatException Truncated(string path, long expected, long actual) => new(
        path, Invariant($"{expected} bytes"), Invariant($"only {actual}"), FetchAgain);

    private static string Shape(ImmutableArray<int> dimensions) =>
        $"[{string.Join(", ", dimensions.Select(length => length.ToString(CultureInfo.InvariantCulture)))}]";
}
