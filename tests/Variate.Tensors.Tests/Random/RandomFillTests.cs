using Variate.Tensors.Random;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Tests.Random;

public sealed unsafe class RandomFillTests
{
    private const int SampleCount = 100_003;

    private static readonly RandomKey Key = RandomKey.FromSeed(20);

    private static readonly Dictionary<string, (Draws.Law Fill, Func<double, double> Cdf)> Laws = new()
    {
        ["Uniform"] = (RandomFill.Uniform, x => x),
        ["Exponential"] = (RandomFill.Exponential, x => -Math.Exp(-x) + 1),
        ["Gumbel"] = (RandomFill.Gumbel, x => Math.Exp(-Math.Exp(-x))),
        ["Logistic"] = (RandomFill.Logistic, x => 1 / (1 + Math.Exp(-x))),
        ["Normal"] = (RandomFill.Normal, NormalFunctions.Cdf),
    };

    public static TheoryData<string, ElementType> Cases
    {
        get
        {
            TheoryData<string, ElementType> cases = [];
            foreach (string law in Laws.Keys)
            {
                cases.Add(law, ElementType.Float32);
                cases.Add(law, ElementType.Float64);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_LargeSample_FollowsTheLaw(string law, ElementType type)
    {
        (Draws.Law fill, Func<double, double> cdf) = Laws[law];

        double statistic = KolmogorovSmirnov.Statistic(Draws.Any(fill, type, Key, SampleCount), cdf);

        Assert.InRange(statistic, 0, KolmogorovSmirnov.Critical);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_LargeSample_DoesNotFollowAShiftedLaw(string law, ElementType type)
    {
        (Draws.Law fill, Func<double, double> cdf) = Laws[law];

        // Tests the test: a shift by 0.05 moves each law by more than twice the critical distance.
        double statistic = KolmogorovSmirnov.Statistic(
            Draws.Any(fill, type, Key, SampleCount), x => cdf(x + 0.05));

        Assert.True(statistic > KolmogorovSmirnov.Critical, $"The statistic is {statistic}.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_AnyLength_IsAPrefixOfTheLongest(string law, ElementType type)
    {
        Draws.Law fill = Laws[law].Fill;
        double[] longest = [.. Draws.Any(fill, type, Key, 5000)];

        foreach (int count in (int[])[0, 1, 7, 15, 16, 17, 31, 32, 33, 63, 2047, 2048, 2049, 4999])
        {
            Assert.Equal(longest.Take(count), Draws.Any(fill, type, Key, count));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_NeighbouringStreams_AreUncorrelated(string law, ElementType type)
    {
        Draws.Law fill = Laws[law].Fill;
        double[] a = [.. Draws.Any(fill, type, Key.For(0), SampleCount)];
        double[] b = [.. Draws.Any(fill, type, Key.For(1), SampleCount)];

        Assert.InRange(Correlation(a, b) * Math.Sqrt(SampleCount), -4, 4);
        foreach (int lag in (int[])[1, 2, 8, 16, 32])
        {
            Assert.InRange(Correlation(a[lag..], a[..^lag]) * Math.Sqrt(SampleCount), -4, 4);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_Workers_GivesTheBitsOfOneThread(string law, ElementType type)
    {
        using var workers = new Workers(3);
        Draws.Law fill = Laws[law].Fill;
        double[] shared = new double[SampleCount];
        double[] alone = new double[SampleCount];

        fixed (double* a = shared, b = alone)
        {
            fill(type, Key, a, SampleCount, workers);
            fill(type, Key, b, SampleCount, null);
        }

        Assert.Equal(alone, shared);
    }

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average();
        double meanB = b.Average();
        double covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return covariance / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
