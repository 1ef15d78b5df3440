namespace Variate.Tensors.Random;

/// <summary>The law of a transform of a uniform draw.</summary>
internal readonly unsafe struct TransformedLaw<TTransform> : ILaw
    where TTransform : struct, ILaneTransform
{
    /// <inheritdoc/>
    public static void ToSingle(uint* words, int count)
    {
        UniformLaw.ToSingle(words, count);
        LaneMap<TTransform>.Singles(words, count);
    }

    /// <inheritdoc/>
    public static void ToDouble(ulong* words, int count)
    {
        UniformLaw.ToDouble(words, count);
        LaneMap<TTransform>.Doubles(words, count);
    }
}
