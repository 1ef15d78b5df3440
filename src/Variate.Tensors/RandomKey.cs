using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Variate.Tensors.Random;

namespace Variate.Tensors;

/// <summary>The address of a source of randomness: an immutable value from which draws and further keys follow.</summary>
/// <remarks>
/// <para>
/// A draw depends on (key, index) and on nothing else: not on the order of draws, the number of threads or the hardware.
/// Asking a key twice gives the same draw twice, which is how common random numbers are made; two draws that must be
/// independent need two indices or two keys. <see cref="Bits"/>, <see cref="Uniform"/> and <see cref="Below"/> are the
/// same bits everywhere; <see cref="Normal"/> passes through the logarithm of the platform and may differ in its last bits.
/// </para>
/// <para>
/// The state is 128 bits: the key and half the counter of Philox4x32-10 [Salmon2011]. A key is derived by one
/// encryption of (index, stream) under a key that draws never use, so two indices never give the same key, and other
/// paths collide as seldom as random 128-bit numbers do. All draws of a key are functions of one sequence of 32-bit words:
/// <see cref="Bits"/> reads word i; the others read words 2i and 2i + 1. Do not take draws of two kinds from one key.
/// </para>
/// <para>The default value is a valid key.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1716", Justification = "For is a keyword of Visual Basic only; key.For(site) reads as prose.")]
public readonly record struct RandomKey
{
    // Each kind of derivation encrypts under a key of its own, so that For(1), For("1"), Split and draws never meet.
    // Digits of π, as in Blowfish: nothing up the sleeve.
    private const ulong SeedTag = 0x243F6A8885A308D3;
    private const ulong IndexTag = 0x13198A2E03707344;
    private const ulong PurposeTag = 0xA4093822299F31D0;
    private const ulong SplitTag = 0x082EFA98EC4E6C89;

    private const ulong HashOffset = 0xCBF29CE484222325;
    private const ulong HashPrime = 0x00000100000001B3;

    private const int HexDigits = 32;

    private RandomKey((ulong Key, ulong Stream) state)
    {
        (Key, Stream) = state;
    }

    /// <summary>Both key words of Philox.</summary>
    internal ulong Key { get; }

    /// <summary>The upper half of the counter; the lower half numbers the blocks.</summary>
    internal ulong Stream { get; }

    /// <summary>The key of a seed. Seeds need no care: 0, 1, 2 are as good as any.</summary>
    public static RandomKey FromSeed(ulong seed)
    {
        return new RandomKey(Philox.Block(SeedTag, seed, 0));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">32 hexadecimal digits, of either case.</param>
    /// <exception cref="FormatException"><paramref name="text"/> is not of that form.</exception>
    public static RandomKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out RandomKey key)
            ? key
            : throw new FormatException($"Expected a key of {HexDigits} hexadecimal digits, got '{text}'.");
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; false if <paramref name="text"/> is of another form.</summary>
    /// <param name="text">32 hexadecimal digits, of either case.</param>
    /// <param name="key">The key read, or the default value.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out RandomKey key)
    {
        key = default;
        if (text is not { Length: HexDigits } || !TryParseHex(text.AsSpan(0, HexDigits / 2), out ulong high)
            || !TryParseHex(text.AsSpan(HexDigits / 2), out ulong low))
        {
            return false;
        }

        key = new RandomKey((high, low));
        return true;
    }

    /// <summary>The key of item <paramref name="index"/>: a step, a datum, a sample. Different from every other item's.</summary>
    public RandomKey For(ulong index)
    {
        return Derive(IndexTag, index);
    }

    /// <summary>The key of a purpose or a site, by name.</summary>
    /// <param name="purpose">Hashed by FNV-1a (64 bits) over its UTF-16 code units, the low byte of each first.</param>
    public RandomKey For(string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        return Derive(PurposeTag, Hash(purpose));
    }

    /// <summary>Two keys, independent of each other and of those of <see cref="For(ulong)"/>.</summary>
    public (RandomKey First, RandomKey Second) Split()
    {
        return (Derive(SplitTag, 0), Derive(SplitTag, 1));
    }

    /// <summary>Word <paramref name="index"/> of the key's sequence: 32 uniform bits.</summary>
    public uint Bits(ulong index)
    {
        return Philox.Word(this, index);
    }

    /// <summary>A uniform draw in (0, 1): (k + ½) 2⁻⁵² for 52 uniform bits k, so never 0 and never 1.</summary>
    /// <remarks>Of u and 1 − u neither is ever rounded: logarithms of both are finite and accurate.</remarks>
    public double Uniform(ulong index)
    {
        return UniformMap.ToDouble(Philox.WordPair(this, index));
    }

    /// <summary>A uniform draw in {0, …, <paramref name="bound"/> − 1}.</summary>
    /// <param name="index">Which draw.</param>
    /// <param name="bound">At least 1. Each value has probability 1/bound to within 2⁻⁶⁴.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int Below(ulong index, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(Philox.WordPair(this, index), (ulong)bound, out _);
    }

    /// <summary>A draw of the normal distribution of mean 0 and variance 1.</summary>
    /// <remarks>By Box and Muller: of each pair of draws (i, i xor 8) the first is a cosine and the second its sine.</remarks>
    public double Normal(ulong index)
    {
        return BoxMuller.Draw(this, index);
    }

    /// <summary>Fills <paramref name="permutation"/> with 0, …, n − 1 in an order of which each is as likely as any other.</summary>
    /// <param name="permutation">Its length n chooses the permutation together with the key.</param>
    public void FillPermutation(Span<int> permutation)
    {
        RandomPermutation.Fill(this, permutation);
    }

    /// <summary>The key as 32 hexadecimal digits; <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Key:x16}{Stream:x16}");
    }

    private static bool TryParseHex(ReadOnlySpan<char> digits, out ulong value)
    {
        return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    private static ulong Hash(string text)
    {
        ulong hash = HashOffset;
        foreach (char unit in text)
        {
            hash = (hash ^ (byte)unit) * HashPrime;
            hash = (hash ^ (byte)(unit >> 8)) * HashPrime;
        }

        return hash;
    }

    private RandomKey Derive(ulong tag, ulong index)
    {
        return new RandomKey(Philox.Block(Key ^ tag, index, Stream));
    }
}
