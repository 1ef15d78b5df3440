using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Variate.Reports.Images;

/// <summary>Writes 8-bit greyscale PNG (ISO/IEC 15948): signature, IHDR, one IDAT, IEND.</summary>
internal static class PngEncoder
{
    private const byte BitDepth = 8;
    private const int HeaderLength = 13;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes one picture.</summary>
    /// <param name="pixels">Row by row, 0 black to 255 white; length height × width.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Pixels a row, at least 1.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int height, int width)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);

        // The four bytes after the depth are 0: greyscale, deflate, the standard filters, not interlaced.
        header[8] = BitDepth;
        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Compress(pixels, height, width));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int height, int width)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                // Filter 0: the pictures are mostly flat, and deflate alone does well on them.
                deflate.WriteByte(0);
                deflate.Write(pixels.Slice(row * width, width));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, ReadOnlySpan<byte> data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(content));
        png.Write(number);
    }
}
