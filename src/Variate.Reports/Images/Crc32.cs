namespace Variate.Reports.Images;

/// <summary>The cyclic redundancy check of PNG chunks (ISO/IEC 15948 annex D).</summary>
internal static class Crc32
{
    private const uint ReversedPolynomial = 0xEDB88320;

    /// <summary>The check value of <paramref name="data"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in data)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ (ReversedPolynomial & (0 - (remainder & 1)));
            }
        }

        return ~remainder;
    }
}
