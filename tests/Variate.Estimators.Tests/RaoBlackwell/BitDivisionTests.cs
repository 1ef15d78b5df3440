using Variate.Tensors;

namespace Variate.Estimators.Tests.RaoBlackwell;

/// <summary>The search among bits against the list of all their values.</summary>
public class BitDivisionTests
{
    private const double Rounding = 1e-13;

    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            for (int seed = 0; seed < 12; seed++)
            {
                cases.Add(1 + (seed % 6), seed);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Divide_EveryCount_KeepsTheLikeliestOfTheList(int bitCount, int seed)
    {
        double[] logits = Logits(bitCount, seed);
        (double[][] all, double[] masses) = Listed(logits);
        Array.Sort(masses, all, Comparer<double>.Create(static (x, y) => y.CompareTo(x)));

        for (int k = 0; k <= all.Length; k++)
        {
            (double[][] values, double[] weights) = Divide(SummedValues.Fixed(k), logits, [.. Uniforms(bitCount + 1, seed)]);

            Assert.Equal(all[..k], values[..k]);
            Assert.All(weights[..k].Zip(masses), static pair => Assert.Equal(1, pair.First / pair.Second, Rounding));
            if (k < all.Length)
            {
                Assert.DoesNotContain(values[k], values[..k]);
                Assert.Equal(1, weights[k] / masses[k..].Reverse().Sum(), Rounding);
            }
        }
    }

    /// <summary>Frequencies of draws from the others against their probabilities, by χ²; 99.999 % quantiles.</summary>
    [Theory]
    [InlineData(0, 50.49)]
    [InlineData(1, 48.72)]
    [InlineData(5, 41.3)]
    [InlineData(12, 25.9)]
    public void Divide_Draws_FollowTheConditionalLaw(int k, double quantile)
    {
        double[] logits = Logits(4, 3);
        (double[][] all, double[] masses) = Listed(logits);
        Array.Sort(masses, all, Comparer<double>.Create(static (x, y) => y.CompareTo(x)));
        const int Draws = 20000;

        (double[][] values, double[] weights) = Divide(SummedValues.Fixed(k, Draws), logits, [.. Uniforms(5 * Draws, 1)]);

        double rest = masses[k..].Sum();
        double distance = 0;
        for (int i = k; i < all.Length; i++)
        {
            double expected = Draws * masses[i] / rest;
            double seen = values[k..].Count(value => value.SequenceEqual(all[i]));
            distance += (seen - expected) * (seen - expected) / expected;
        }

        Assert.Equal(rest / Draws, weights[k], Rounding);
        Assert.InRange(distance, 0, quantile);
    }

    /// <summary>200 bits have 2²⁰⁰ values; the likeliest are the mode with the cheapest turns, and the rest is 1 less their sum.</summary>
    [Fact]
    public void Divide_TwoHundredBits_FindsTheLikeliestAndDrawsAmongTheOthers()
    {
        double[] logits = [.. Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? 1 : -1) * (4 + (0.01 * ((i * 37) % 200))))];
        double[] mode = [.. logits.Select(static logit => logit > 0 ? 1.0 : 0)];
        int[] cheapest = [.. Enumerable.Range(0, 200).OrderBy(i => Math.Abs(logits[i])).Take(3)];

        (double[][] values, double[] weights) = Divide(SummedValues.Fixed(4, 3), logits, [.. Uniforms(3 * 201, 5)]);

        Assert.Equal(mode, values[0]);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal([cheapest[i]], Enumerable.Range(0, 200).Where(bit => values[i + 1][bit] != mode[bit]));
        }

        Assert.All(values[4..], drawn => Assert.DoesNotContain(drawn, values[..4]));
        Assert.Equal(1, weights.Sum(), 1e-12);
        Assert.Equal(logits.Aggregate(1.0, static (product, logit) => product / (1 + Math.Exp(-Math.Abs(logit)))), weights[0], 1e-12);
    }

    /// <summary>1 − q(C) has no digit left at 1e−16; the sum of the cylinders has all.</summary>
    [Fact]
    public void Divide_ConcentratedBits_KeepTheDigitsOfTheOthers()
    {
        double[] logits = [60, -50, 55];

        (double[][] values, double[] weights) = Divide(SummedValues.Fixed(1), logits, 0.99, 0.5, 0.5, 0.5);

        double rest = Math.Exp(-60) + Math.Exp(-50) + Math.Exp(-55);
        Assert.Equal([1.0, 0, 1], values[0]);
        Assert.Equal(1, weights[1] / rest, 1e-12);
        Assert.NotEqual(values[0], values[1]);
    }

    [Fact]
    public void Divide_CertainBits_ReplaceValuesWithoutMass()
    {
        (double[][] values, double[] weights) = Divide(SummedValues.Fixed(2), [double.PositiveInfinity, double.NegativeInfinity], 0.5, 0.5, 0.5);

        Assert.Equal([1.0, 0, 0], weights);
        Assert.All(values, static value => Assert.Equal([1.0, 0], value));
    }

    private static (double[][] Values, double[] Weights) Divide(SummedValues plan, double[] logits, params double[] uniforms)
    {
        var division = new BitDivision(plan, logits.Length, logits.Length < 63 ? 1L << logits.Length : long.MaxValue);
        double[] values = new double[division.Count * logits.Length];
        double[] weights = new double[division.Count];
        division.Divide(logits, uniforms, values, weights);
        return ([.. values.Chunk(logits.Length)], weights);
    }

    private static (double[][] Values, double[] Masses) Listed(double[] logits)
    {
        int count = 1 << logits.Length;
        double[][] values = [.. Enumerable.Range(0, count).Select(v => logits.Select((_, i) => (double)((v >> i) & 1)).ToArray())];
        double[] masses =
        [
            .. values.Select(value => value.Zip(logits).Aggregate(
                1.0, static (product, pair) => product / (1 + Math.Exp(pair.First == 1 ? -pair.Second : pair.Second)))),
        ];
        return (values, masses);
    }

    private static double[] Logits(int count, int seed) => [.. Uniforms(count, 1000 + seed).Select(static u => 6 * (u - 0.5))];

    private static IEnumerable<double> Uniforms(int count, int seed)
    {
        var key = RandomKey.FromSeed((ulong)seed);
        return Enumerable.Range(0, count).Select(i => key.Uniform((ulong)i));
    }
}
