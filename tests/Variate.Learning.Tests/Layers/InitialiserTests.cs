using Variate.Learning.Layers;
using Variate.Tensors;

namespace Variate.Learning.Tests.Layers;

public sealed class InitialiserTests
{
    private const int Count = 40_000;

    private static readonly Fan TestFan = new(50, 30);

    public static TheoryData<Initialiser, double, double> Laws => new()
    {
        // Law, standard deviation, largest magnitude. The cut at 2 sd keeps 0.879625... of the standard deviation.
        { new SlimVarianceScaling(), 0.8796256610342398 * Math.Sqrt(2.6 / 50), 2 * Math.Sqrt(2.6 / 50) },
        { new GlorotUniform(), Math.Sqrt(2.0 / 80), Math.Sqrt(6.0 / 80) },
        { new FanInUniform(), Math.Sqrt(1.0 / 150), Math.Sqrt(1.0 / 50) },
        { new LeCunNormal(), Math.Sqrt(1.0 / 50), double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(Laws))]
    public void Create_ManyElements_HasTheMomentsOfTheLaw(Initialiser law, double deviation, double largest)
    {
        Tensor drawn = law.Create(RandomKey.FromSeed(11), [Count], TestFan, ElementType.Float64);

        double[] draws = [.. drawn.ToImmutableArray()];
        double mean = draws.Average();
        double variance = draws.Average(draw => draw * draw);
        // Five standard errors: of the mean s/√n; of the variance at most √2·s²/√n, that of a normal law.
        Assert.InRange(mean, -5 * deviation / Math.Sqrt(Count), 5 * deviation / Math.Sqrt(Count));
        double relativeError = 5 * Math.Sqrt(2.0 / Count);
        Assert.InRange(variance / (deviation * deviation), 1 - relativeError, 1 + relativeError);
        Assert.InRange(draws.Max(Math.Abs), 0, largest);
    }

    [Fact]
    public void Create_Truncated_ReachesTheCutAndLeavesNothingBeyond()
    {
        double cut = 2 * Math.Sqrt(2.6 / 50);

        double[] draws = [.. new SlimVarianceScaling().Create(RandomKey.FromSeed(1), [Count], TestFan, ElementType.Float64).ToImmutableArray()];

        Assert.InRange(draws.Max(), 0.99 * cut, cut);
        Assert.InRange(draws.Min(), -cut, -0.99 * cut);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Create_Float32_IsTheRoundedFloat64(Initialiser law, double deviation, double largest)
    {
        _ = (deviation, largest);
        Tensor wide = law.Create(RandomKey.FromSeed(3), [5, 7], TestFan, ElementType.Float64);

        Tensor narrow = law.Create(RandomKey.FromSeed(3), [5, 7], TestFan);

        Assert.Equal(wide.ToImmutableArray().Select(element => (double)(float)element), narrow.ToImmutableArray());
    }

    [Fact]
    public void Create_Zeros_IsZero() =>
        Assert.All(new Zeros().Create(RandomKey.FromSeed(1), [9], TestFan).ToImmutableArray(), element => Assert.Equal(0, element));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Fan_WithoutConnections_IsRefused(int incoming, int outgoing) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fan(incoming, outgoing));
}
