namespace Variate.Tensors.Random;

/// <summary>A map from words of the generator to draws of a law, in place.</summary>
internal unsafe interface ILaw
{
    /// <summary>Replaces each word by a float32 draw.</summary>
    /// <param name="words">Whole groups of <see cref="Philox.GroupWords"/> words.</param>
    /// <param name="count">Words, a multiple of <see cref="Philox.GroupWords"/>.</param>
    static abstract void ToSingle(uint* words, int count);

    /// <summary>Replaces each pair of words by a float64 draw.</summary>
    /// <param name="words">Whole groups of <see cref="Philox.GroupWords"/> words.</param>
    /// <param name="count">Pairs of words, a multiple of half of <see cref="Philox.GroupWords"/>.</param>
    static abstract void ToDouble(ulong* words, int count);
}
