using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Variate.Reports.Images;

namespace Variate.Reports.Tests.Images;

public sealed class PngEncoderTests
{
    [Fact]
    public void Encode_Picture_InflatesToTheSamePixels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 7).Select(index => (byte)(index * 37))];

        byte[] png = PngEncoder.Encode(pixels, height: 5, width: 7);

        Dictionary<string, byte[]> chunks = Chunks(png);
        Assert.Equal([0, 0, 0, 7, 0, 0, 0, 5, 8, 0, 0, 0, 0], chunks["IHDR"]);
        byte[] rows = Inflate(chunks["IDAT"]);
        Assert.Equal(5 * 8, rows.Length);
        Assert.Equal(pixels, rows.Chunk(8).SelectMany(row => row[0] == 0 ? row[1..] : []));
    }

    [Fact]
    public void Of_StandardCheckInput_IsThePublishedValue() =>
        Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    private static Dictionary<string, byte[]> Chunks(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (int start = 8; start < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(start));
            chunks.Add(Encoding.ASCII.GetString(png, start + 4, 4), png[(start + 8)..(start + 8 + length)]);
            Assert.Equal(
                Crc32.Of(png.AsSpan(start + 4, length + 4)),
                BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(start + 8 + length)));
            start += length + 12;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
        return chunks;
    }

    private static byte[] Inflate(byte[] data)
    {
        using var inflate = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        inflate.CopyTo(rows);
        return rows.ToArray();
    }
}
