using Variate.Tensors.Random;

namespace Variate.Tensors.Tests.Random;

public sealed class RandomPermutationTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Fill_AnyLength_HoldsEachNumberOnce(int length)
    {
        int[] permutation = Draw(Key, length);

        Assert.Equal(Enumerable.Range(0, length), permutation.Order());
    }

    [Fact]
    public void Fill_SameKey_IsTheSamePermutation()
    {
        Assert.Equal(Draw(Key, 50), Draw(Key, 50));
        Assert.NotEqual(Draw(Key, 50), Draw(Key.For(1), 50));
    }

    [Fact]
    public void Fill_FourItems_GivesAll24OrdersEquallyOften()
    {
        const int Draws = 24_000;
        const double Expected = Draws / 24.0;
        Dictionary<string, int> counts = [];

        for (ulong i = 0; i < Draws; i++)
        {
            string order = string.Concat(Draw(Key.For(i), 4));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        // 57.1 is exceeded with probability 1e-4 by chi-square of 23 degrees of freedom.
        Assert.Equal(24, counts.Count);
        Assert.InRange(counts.Values.Sum(c => (c - Expected) * (c - Expected) / Expected), 0, 57.1);
    }

    [Fact]
    public void FillPermutation_OfTheKey_IsTheSame()
    {
        int[] permutation = new int[20];

        Key.FillPermutation(permutation);

        Assert.Equal(Draw(Key, 20), permutation);
    }

    private static int[] Draw(RandomKey key, int length)
    {
        int[] permutation = new int[length];
        RandomPermutation.Fill(key, permutation);
        return permutation;
    }
}
