using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Variate.Tensors.Random;

/// <summary>Writes the words of a key, whole groups at a time, with the widest vectors of the machine.</summary>
/// <remarks>A counter sits in each 64-bit lane, for the 32 × 32 → 64 bit multiplication of the even 32-bit lanes.</remarks>
internal static unsafe class PhiloxWords
{
    /// <summary>Writes groups <paramref name="firstGroup"/>, … of the key's words (see <see cref="Philox"/>).</summary>
    /// <param name="key">Whose words.</param>
    /// <param name="firstGroup">The first group to write.</param>
    /// <param name="words">Room for <paramref name="groupCount"/> groups; any alignment.</param>
    /// <param name="groupCount">How many groups.</param>
    public static void Fill(RandomKey key, ulong firstGroup, uint* words, nint groupCount)
    {
        if (Avx512F.IsSupported)
        {
            Fill512(key, firstGroup, words, groupCount);
        }
        else if (Avx2.IsSupported)
        {
            Fill256(key, firstGroup, words, groupCount);
        }
        else
        {
            FillPortable(key, firstGroup, words, groupCount);
        }
    }

    /// <summary><see cref="Fill"/> with eight counters a vector and two independent groups in flight.</summary>
    [SuppressMessage("Design", "MA0051", Justification = "One loop: two interleaved groups keep both multipliers busy.")]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill512(RandomKey key, ulong firstGroup, uint* words, nint groupCount)
    {
        Vector512<uint> m0 = Vector512.Create((ulong)Philox.Multiplier0).AsUInt32();
        Vector512<uint> m1 = Vector512.Create((ulong)Philox.Multiplier1).AsUInt32();
        var weyl0 = Vector512.Create((ulong)Philox.Weyl0);
        var weyl1 = Vector512.Create((ulong)Philox.Weyl1);
        var low = Vector512.Create((ulong)uint.MaxValue);
        var key0 = Vector512.Create(key.Key);
        var key1 = Vector512.Create(key.Key >> 32);
        var stream0 = Vector512.Create(key.Stream);
        var stream1 = Vector512.Create(key.Stream >> 32);
        Vector512<ulong> counter = Vector512.Create(firstGroup * Philox.GroupBlocks) + Vector512<ulong>.Indices;
        for (nint group = 0; group < groupCount; group += 2)
        {
            Vector512<ulong> next = counter + Vector512.Create((ulong)Philox.GroupBlocks);
            (Vector512<ulong> x0, Vector512<ulong> x1, Vector512<ulong> x2, Vector512<ulong> x3) =
                (counter, counter >>> 32, stream0, stream1);
            (Vector512<ulong> y0, Vector512<ulong> y1, Vector512<ulong> y2, Vector512<ulong> y3) =
                (next, next >>> 32, stream0, stream1);
            (Vector512<ulong> k0, Vector512<ulong> k1) = (key0, key1);
            for (int round = 0; round < Philox.Rounds; round++)
            {
                Vector512<ulong> p0 = Avx512F.Multiply(x0.AsUInt32(), m0);
                Vector512<ulong> p1 = Avx512F.Multiply(x2.AsUInt32(), m1);
                Vector512<ulong> q0 = Avx512F.Multiply(y0.AsUInt32(), m0);
                Vector512<ulong> q1 = Avx512F.Multiply(y2.AsUInt32(), m1);
                x0 = (p1 >>> 32) ^ x1 ^ k0;
                x1 = p1;
                x2 = (p0 >>> 32) ^ x3 ^ k1;
                x3 = p0;
                y0 = (q1 >>> 32) ^ y1 ^ k0;
                y1 = q1;
                y2 = (q0 >>> 32) ^ y3 ^ k1;
                y3 = q0;

                // Upper halves of the lanes fill with carries; only the lower halves are ever used.
                k0 += weyl0;
                k1 += weyl1;
            }

            uint* target = words + group * Philox.GroupWords;
            ((x0 & low) | (x1 << 32)).AsUInt32().Store(target);
            ((x2 & low) | (x3 << 32)).AsUInt32().Store(target + 16);
            if (group + 1 < groupCount)
            {
                ((y0 & low) | (y1 << 32)).AsUInt32().Store(target + 32);
                ((y2 & low) | (y3 << 32)).AsUInt32().Store(target + 48);
            }

            counter = next + Vector512.Create((ulong)Philox.GroupBlocks);
        }
    }

    /// <summary><see cref="Fill"/> with four counters a vector; the two halves of a group are in flight together.</summary>
    [SuppressMessage("Design", "MA0051", Justification = "One loop: two interleaved halves keep the multiplier busy.")]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill256(RandomKey key, ulong firstGroup, uint* words, nint groupCount)
    {
        Vector256<uint> m0 = Vector256.Create((ulong)Philox.Multiplier0).AsUInt32();
        Vector256<uint> m1 = Vector256.Create((ulong)Philox.Multiplier1).AsUInt32();
        var weyl0 = Vector256.Create((ulong)Philox.Weyl0);
        var weyl1 = Vector256.Create((ulong)Philox.Weyl1);
        var low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<ulong> counter = Vector256.Create(firstGroup * Philox.GroupBlocks) + Vector256<ulong>.Indices;
        for (nint group = 0; group < groupCount; group++)
        {
            Vector256<ulong> next = counter + Vector256.Create((ulong)Vector256<ulong>.Count);
            (Vector256<ulong> x0, Vector256<ulong> x1) = (counter, counter >>> 32);
            (Vector256<ulong> x2, Vector256<ulong> x3) = (Vector256.Create(key.Stream), Vector256.Create(key.Stream >> 32));
            (Vector256<ulong> y0, Vector256<ulong> y1, Vector256<ulong> y2, Vector256<ulong> y3) = (next, next >>> 32, x2, x3);
            (Vector256<ulong> k0, Vector256<ulong> k1) = (Vector256.Create(key.Key), Vector256.Create(key.Key >> 32));
            for (int round = 0; round < Philox.Rounds; round++)
            {
                Vector256<ulong> p0 = Avx2.Multiply(x0.AsUInt32(), m0);
                Vector256<ulong> p1 = Avx2.Multiply(x2.AsUInt32(), m1);
                Vector256<ulong> q0 = Avx2.Multiply(y0.AsUInt32(), m0);
                Vector256<ulong> q1 = Avx2.Multiply(y2.AsUInt32(), m1);
                x0 = (p1 >>> 32) ^ x1 ^ k0;
                x1 = p1;
                x2 = (p0 >>> 32) ^ x3 ^ k1;
                x3 = p0;
                y0 = (q1 >>> 32) ^ y1 ^ k0;
                y1 = q1;
                y2 = (q0 >>> 32) ^ y3 ^ k1;
                y3 = q0;
                k0 += weyl0;
                k1 += weyl1;
            }

            uint* target = words + group * Philox.GroupWords;
            ((x0 & low) | (x1 << 32)).AsUInt32().Store(target);
            ((y0 & low) | (y1 << 32)).AsUInt32().Store(target + 8);
            ((x2 & low) | (x3 << 32)).AsUInt32().Store(target + 16);
            ((y2 & low) | (y3 << 32)).AsUInt32().Store(target + 24);
            counter = next + Vector256.Create((ulong)Vector256<ulong>.Count);
        }
    }

    /// <summary><see cref="Fill"/> for any machine.</summary>
    public static void FillPortable(RandomKey key, ulong firstGroup, uint* words, nint groupCount)
    {
        for (nint group = 0; group < groupCount; group++)
        {
            ulong* low = (ulong*)(words + group * Philox.GroupWords);
            ulong* high = low + Philox.GroupBlocks;
            ulong firstCounter = (firstGroup + (ulong)group) * Philox.GroupBlocks;
            for (int block = 0; block < Philox.GroupBlocks; block++)
            {
                (low[block], high[block]) = Philox.Block(key.Key, firstCounter + (ulong)block, key.Stream);
            }
        }
    }
}
