using System.Globalization;

namespace Variate.Tensors.Tests;

public sealed class RandomKeyTests
{
    private static readonly RandomKey Root = RandomKey.FromSeed(1);

    [Fact]
    public void FromSeed_FirstSeeds_GiveTheKeysOfOldCheckpoints()
    {
        Assert.Equal("7982a02befda3f460fd3dfbf0751b542", RandomKey.FromSeed(0).ToString());
        Assert.Equal("b95c1713d5461dd6da6995a8f5311ba0", RandomKey.FromSeed(1).ToString());
    }

    [Fact]
    public void For_NamedPurpose_GivesTheKeyOfOldCheckpoints()
    {
        Assert.Equal("d005feff4bd18c5b333dfb0b59cfe790", RandomKey.FromSeed(0).For("encoder").For(3).ToString());
    }

    [Fact]
    public void For_TreeOfPaths_NeverMeets()
    {
        HashSet<RandomKey> keys = [Root];
        int count = 1;

        foreach (RandomKey child in Children(Root))
        {
            count++;
            keys.Add(child);
            foreach (RandomKey grandchild in Children(child))
            {
                count++;
                keys.Add(grandchild);
            }
        }

        Assert.Equal(count, keys.Count);
    }

    [Fact]
    public void For_StepsInOtherOrder_GivesAnotherKey()
    {
        Assert.NotEqual(Root.For(1).For(2), Root.For(2).For(1));
        Assert.NotEqual(Root.For("a").For("b"), Root.For("b").For("a"));
        Assert.NotEqual(Root.For("a").For("b"), Root.For("ab"));
    }

    [Fact]
    public void For_CodeUnitsThatDifferInTheHighByte_GivesOtherKeys()
    {
        Assert.NotEqual(Root.For("\u0041"), Root.For("\u0141"));
        Assert.NotEqual(Root.For(string.Empty), Root.For("\0"));
    }

    [Fact]
    public void For_NeighbouringIndices_ChangeHalfTheBits()
    {
        const int Pairs = 1000;
        int changed = 0;

        for (ulong i = 0; i < Pairs; i++)
        {
            (RandomKey a, RandomKey b) = (Root.For(i), Root.For(i + 1));
            changed += (int)(ulong.PopCount(a.Key ^ b.Key) + ulong.PopCount(a.Stream ^ b.Stream));
        }

        double z = (changed - (Pairs * 64.0)) / Math.Sqrt(Pairs * 32.0);
        Assert.InRange(z, -5, 5);
    }

    [Fact]
    public void Split_Twice_GivesTheSamePairOfNewKeys()
    {
        (RandomKey first, RandomKey second) = Root.Split();

        Assert.Equal((first, second), Root.Split());
        Assert.Equal(5, new HashSet<RandomKey> { Root, first, second, Root.For(0), Root.For(1) }.Count);
    }

    [Fact]
    public void Parse_TextOfToString_IsTheSameKey()
    {
        RandomKey key = Root.For("site").For(7);

        Assert.Equal(key, RandomKey.Parse(key.ToString()));
        Assert.Equal(key, RandomKey.Parse(key.ToString().ToUpperInvariant()));
        Assert.Equal(new string('0', 32), default(RandomKey).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("00112233445566778899aabbccddeef")]
    [InlineData("00112233445566778899aabbccddeeff0")]
    [InlineData("0011223344556677 899aabbccddeeff")]
    [InlineData("0x112233445566778899aabbccddeeff")]
    [InlineData("g0112233445566778899aabbccddeeff")]
    public void Parse_OtherText_Throws(string text)
    {
        Assert.False(RandomKey.TryParse(text, out _));
        Assert.Throws<FormatException>(() => RandomKey.Parse(text));
    }

    [Fact]
    public void TryParse_Null_IsFalse()
    {
        Assert.False(RandomKey.TryParse(null, out _));
    }

    [Fact]
    public void Uniform_ManyDraws_LieInsideWithExactComplement()
    {
        for (ulong i = 0; i < 1000; i++)
        {
            double u = Root.Uniform(i);

            Assert.InRange(u, double.Epsilon, Math.BitDecrement(1));
            Assert.Equal(u, 1 - (1 - u));
        }
    }

    [Fact]
    public void Below_SmallBound_IsUniformByChiSquare()
    {
        const int Bound = 7;
        const int Draws = 70_000;
        int[] counts = new int[Bound];

        for (ulong i = 0; i < Draws; i++)
        {
            counts[Root.Below(i, Bound)]++;
        }

        // 27.9 is exceeded with probability 1e-4 by chi-square of 6 degrees of freedom.
        const double Expected = (double)Draws / Bound;
        Assert.InRange(counts.Sum(c => (c - Expected) * (c - Expected) / Expected), 0, 27.9);
    }

    [Fact]
    public void Below_LargestBound_UsesTheWholeRange()
    {
        int[] draws = [.. Enumerable.Range(0, 1000).Select(i => Root.Below((ulong)i, int.MaxValue))];

        Assert.InRange(draws.Min(), 0, int.MaxValue / 100);
        Assert.InRange(draws.Max(), int.MaxValue / 100 * 99, int.MaxValue - 1);
    }

    [Fact]
    public void Below_BoundOfOne_IsZero()
    {
        Assert.Equal(0, Root.Below(123, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Below_EmptyRange_Throws(int bound)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Below(0, bound));
    }

    private static IEnumerable<RandomKey> Children(RandomKey key)
    {
        (RandomKey first, RandomKey second) = key.Split();
        yield return first;
        yield return second;
        for (ulong i = 0; i < 40; i++)
        {
            yield return key.For(i);
            yield return key.For(ulong.MaxValue - i);
            yield return key.For(i.ToString(CultureInfo.InvariantCulture));
        }
    }
}
