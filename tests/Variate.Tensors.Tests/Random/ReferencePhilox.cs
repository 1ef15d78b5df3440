namespace Variate.Tensors.Tests.Random;

/// <summary>Philox4x32-10 written from the text of the paper, to check the library against: words, not halves.</summary>
internal static class ReferencePhilox
{
    /// <summary>Encrypts the four words of a counter under the two words of a key.</summary>
    public static uint[] Encrypt(uint[] counter, uint[] key)
    {
        uint[] x = [.. counter];
        uint[] k = [.. key];
        for (int round = 0; round < 10; round++)
        {
            (uint high0, uint low0) = MultiplyWide(0xD2511F53, x[0]);
            (uint high1, uint low1) = MultiplyWide(0xCD9E8D57, x[2]);
            x = [high1 ^ x[1] ^ k[0], low1, high0 ^ x[3] ^ k[1], low0];
            k = [unchecked(k[0] + 0x9E3779B9), unchecked(k[1] + 0xBB67AE85)];
        }

        return x;
    }

    /// <summary>Word <paramref name="index"/> of the layout that the library documents.</summary>
    public static uint Word(RandomKey key, ulong index)
    {
        ulong group = index / 32;
        int place = (int)(index % 32);
        ulong block = (group * 8) + (ulong)(place % 16 / 2);
        uint[] words = Encrypt(
            [(uint)block, (uint)(block >> 32), (uint)key.Stream, (uint)(key.Stream >> 32)],
            [(uint)key.Key, (uint)(key.Key >> 32)]);
        return words[(place / 16 * 2) + (place % 2)];
    }

    // Schoolbook, on 16-bit digits: shares no instruction with the library's multiplication.
    private static (uint High, uint Low) MultiplyWide(uint a, uint b)
    {
        uint low = (a & 0xFFFF) * (b & 0xFFFF);
        uint middle = ((a >> 16) * (b & 0xFFFF)) + (low >> 16);
        uint cross = ((a & 0xFFFF) * (b >> 16)) + (middle & 0xFFFF);
        return (((a >> 16) * (b >> 16)) + (middle >> 16) + (cross >> 16), unchecked(a * b));
    }
}
