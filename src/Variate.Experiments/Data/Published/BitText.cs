using System.Buffers.Binary;

namespace Variate.Experiments.Data.Published;

/// <summary>Turns lines of 784 digits 0 or 1, as the binarised MNIST is distributed, into IDX.</summary>
internal static class BitText
{
    private const int Side = 28;
    private const int UnsignedBytesInThreeAxes = 0x00000803;

    /// <summary>Reads text and writes the content of an IDX file.</summary>
    /// <exception cref="InvalidDataException">A character is none of 0, 1, space and line end, or a line does not have 784 digits.</exception>
    internal static async Task ToIdxAsync(Stream text, Stream idx, CancellationToken interrupted)
    {
        using var images = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        int read;
        while ((read = await text.ReadAsync(buffer, interrupted).ConfigureAwait(false)) > 0)
        {
            Append(buffer.AsSpan(0, read), images);
        }

        ThrowUnlessWholeImages(images);
        byte[] header = new byte[4 * sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(header, UnsignedBytesInThreeAxes);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), (int)(images.Length / (Side * Side)));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), Side);
        await idx.WriteAsync(header, interrupted).ConfigureAwait(false);
        images.Position = 0;
        await images.CopyToAsync(idx, interrupted).ConfigureAwait(false);
    }

    private static void Append(ReadOnlySpan<byte> characters, MemoryStream images)
    {
        foreach (byte character in characters)
        {
            switch (character)
            {
                case (byte)'0' or (byte)'1':
                    images.WriteByte((byte)(character - '0'));
                    break;
                case (byte)'\n':
                    ThrowUnlessWholeImages(images);
                    break;
                case (byte)' ' or (byte)'\r':
                    break;
                default:
                    throw new InvalidDataException(FormattableString.Invariant($"Expected digits 0 and 1, got the byte {character}."));
            }
        }
    }

    private static void ThrowUnlessWholeImages(MemoryStream images)
    {
        if (images.Length % (Side * Side) != 0)
        {
            throw new InvalidDataException(FormattableString.Invariant($"Expected {Side * Side} digits a line, got {images.Length % (Side * Side)} in the last."));
        }
    }
}
