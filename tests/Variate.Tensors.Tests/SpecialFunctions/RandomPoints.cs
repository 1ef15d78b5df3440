namespace Variate.Tensors.Tests.SpecialFunctions;

/// <summary>Arguments for identities, the same in every run.</summary>
internal static class RandomPoints
{
    /// <summary><paramref name="count"/> vectors of numbers whose logarithms are uniform in [low, high].</summary>
    internal static IEnumerable<double[]> Of(string name, int count, params (double Low, double High)[] logarithms)
    {
        RandomKey key = RandomKey.FromSeed(83).For(name);
        for (int i = 0; i < count; i++)
        {
            yield return [.. logarithms.Select((range, j) => Math.Exp(range.Low + ((range.High - range.Low) * key.Uniform((ulong)((i * logarithms.Length) + j)))))];
        }
    }
}
