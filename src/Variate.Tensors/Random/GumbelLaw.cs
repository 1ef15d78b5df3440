namespace Variate.Tensors.Random;

/// <summary>The standard Gumbel law: x = −log(−log u).</summary>
/// <remarks>The logarithm of an exponential draw, taken while that is in the first cache: one kernel serves both laws.</remarks>
internal readonly unsafe struct GumbelLaw : ILaw
{
    /// <inheritdoc/>
    public static void ToSingle(uint* words, int count)
    {
        TransformedLaw<NegativeLogTransform>.ToSingle(words, count);
        LaneMap<NegativeLogTransform>.Singles(words, count);
    }

    /// <inheritdoc/>
    public static void ToDouble(ulong* words, int count)
    {
        TransformedLaw<NegativeLogTransform>.ToDouble(words, count);
        LaneMap<NegativeLogTransform>.Doubles(words, count);
    }
}
