namespace Variate.Tensors.Random;

/// <summary>Permutations of 0, …, n − 1, each as likely as any other.</summary>
/// <remarks>The shuffle of Fisher and Yates; the exchange at place i is draw i of the key. Source: [Durstenfeld1964].</remarks>
internal static class RandomPermutation
{
    /// <summary>Fills <paramref name="permutation"/> with the permutation of the key for this length.</summary>
    public static void Fill(RandomKey key, Span<int> permutation)
    {
        for (int i = 0; i < permutation.Length; i++)
        {
            permutation[i] = i;
        }

        for (int i = permutation.Length - 1; i > 0; i--)
        {
            int j = key.Below((ulong)i, i + 1);
            (permutation[i], permutation[j]) = (permutation[j], permutation[i]);
        }
    }
}
