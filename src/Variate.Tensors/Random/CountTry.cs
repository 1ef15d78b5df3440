namespace Variate.Tensors.Random;

/// <summary>The two uniform numbers of one try of one element; independent of those of all other tries and elements.</summary>
/// <param name="U">In (0, 1).</param>
/// <param name="V">In (0, 1).</param>
internal readonly record struct CountTry(double U, double V)
{
    /// <summary>The numbers of an element.</summary>
    /// <param name="tries">The key of the try: <c>key.For(attempt)</c>.</param>
    /// <param name="element">The place of the element in the whole fill.</param>
    public static CountTry At(RandomKey tries, ulong element)
    {
        (ulong low, ulong high) = Philox.Block(tries.Key, element, tries.Stream);
        return new CountTry(UniformMap.ToDouble(low), UniformMap.ToDouble(high));
    }
}
