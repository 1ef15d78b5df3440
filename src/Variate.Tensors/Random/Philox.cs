using System.Runtime.CompilerServices;

namespace Variate.Tensors.Random;

/// <summary>The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters.</summary>
/// <remarks>
/// <para>
/// A key owns one sequence of 32-bit words. Words are laid out in groups of <see cref="GroupWords"/>, made of
/// <see cref="GroupBlocks"/> consecutive counters: the first 16 words of a group are words 0 and 1 of each block in turn,
/// the last 16 are words 2 and 3. A vector that holds one counter in each 64-bit lane is then stored as it stands, for
/// any vector width, so every machine fills memory with the same bits and no shuffle.
/// </para>
/// <para>Source: [Salmon2011] §3.3, with the ten rounds the authors recommend.</para>
/// </remarks>
internal static class Philox
{
    /// <summary>Rounds of the bijection.</summary>
    public const int Rounds = 10;

    /// <summary>Multiplier of counter word 0 ([Salmon2011] table 2).</summary>
    public const uint Multiplier0 = 0xD2511F53;

    /// <summary>Multiplier of counter word 2 ([Salmon2011] table 2).</summary>
    public const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>Added to key word 0 after a round: the golden ratio, 2³² (√5 − 1)/2.</summary>
    public const uint Weyl0 = 0x9E3779B9;

    /// <summary>Added to key word 1 after a round: 2³² (√3 − 1).</summary>
    public const uint Weyl1 = 0xBB67AE85;

    /// <summary>Words of a group.</summary>
    public const int GroupWords = 32;

    /// <summary>Counters that make a group.</summary>
    public const int GroupBlocks = 8;

    /// <summary>The block of one counter, as two 64-bit halves: words 0 and 1, words 2 and 3 (the lower word first).</summary>
    /// <param name="key">Both key words.</param>
    /// <param name="counterLow">Counter words 0 and 1.</param>
    /// <param name="counterHigh">Counter words 2 and 3.</param>
    public static (ulong Low, ulong High) Block(ulong key, ulong counterLow, ulong counterHigh)
    {
        (uint k0, uint k1) = ((uint)key, (uint)(key >> 32));
        (uint x0, uint x1) = ((uint)counterLow, (uint)(counterLow >> 32));
        (uint x2, uint x3) = ((uint)counterHigh, (uint)(counterHigh >> 32));
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)x0 * Multiplier0;
            ulong product1 = (ulong)x2 * Multiplier1;
            x0 = (uint)(product1 >> 32) ^ x1 ^ k0;
            x1 = (uint)product1;
            x2 = (uint)(product0 >> 32) ^ x3 ^ k1;
            x3 = (uint)product0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (x0 | ((ulong)x1 << 32), x2 | ((ulong)x3 << 32));
    }

    /// <summary>Word <paramref name="index"/> of the sequence of a key.</summary>
    public static uint Word(RandomKey key, ulong index)
    {
        ulong pair = WordPair(key, index >> 1);
        return (index & 1) == 0 ? (uint)pair : (uint)(pair >> 32);
    }

    /// <summary>Words 2·<paramref name="index"/> (the lower half) and 2·<paramref name="index"/> + 1 of the sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong WordPair(RandomKey key, ulong index)
    {
        // Bit 3 of a pair's index picks the half of the block; the bits on both sides of it number the counter.
        ulong counter = ((index >> 4) * GroupBlocks) | (index & (GroupBlocks - 1));
        (ulong low, ulong high) = Block(key.Key, counter, key.Stream);
        return (index & GroupBlocks) == 0 ? low : high;
    }
}
