using Variate.Tensors;

namespace Variate.Experiments.Data;

/// <summary>
/// Draws the pixels of one image, each ink with probability grey/255, each addressed by (key, pixel).
/// </summary>
/// <remarks>
/// In base 256, grey/255 is 0.ggg…, every digit the grey value. So a uniform number is below it if its first digit
/// is below grey, and only one draw in 256 needs a second look. Four pixels share a word of random bits, which most
/// often has been computed for the pixel before.
/// </remarks>
internal struct GreyDraws
{
    private const int DigitsAWord = 4;
    private const uint EveryDigit = 0x01010101;

    // Past every word of first digits, so that ties are decided by bits of their own.
    private const ulong FirstTieWord = 1UL << 32;

    private readonly RandomKey _key;
    private int _wordIndex = -1;
    private uint _word;

    /// <summary>Starts an image.</summary>
    public GreyDraws(RandomKey key)
    {
        _key = key;
    }

    /// <summary>
    /// The draw of <paramref name="pixel"/>: the same whatever was drawn before. White and black need no bits.
    /// </summary>
    public bool IsInk(byte grey, int pixel)
    {
        if (grey is 0 or byte.MaxValue)
        {
            return grey != 0;
        }

        (int wordIndex, int digit) = Math.DivRem(pixel, DigitsAWord);
        if (wordIndex != _wordIndex)
        {
            _wordIndex = wordIndex;
            _word = _key.Bits((ulong)wordIndex);
        }

        byte first = (byte)(_word >> (8 * digit));
        return first == grey
            ? _key.Bits(FirstTieWord + (ulong)pixel) < grey * EveryDigit
            : first < grey;
    }
}
