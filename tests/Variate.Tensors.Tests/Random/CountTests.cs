namespace Variate.Tensors.Tests.Random;

/// <summary>Samples of counts against their masses; the keys are fixed, so a test gives one answer.</summary>
public class CountTests
{
    private const int DrawCount = 60_000;
    private static readonly RandomKey Key = RandomKey.FromSeed(31);

    /// <summary>Both sides of every switch of method, and far beyond.</summary>
    private static readonly Dictionary<string, CountLaw> Laws = new()
    {
        ["Poisson 0.05"] = CountLaw.Poisson(0.05),
        ["Poisson 1.7"] = CountLaw.Poisson(1.7),
        ["Poisson 9.99"] = CountLaw.Poisson(9.99),
        ["Poisson 10"] = CountLaw.Poisson(10),
        ["Poisson 13.4"] = CountLaw.Poisson(13.4),
        ["Poisson 400"] = CountLaw.Poisson(400),
        ["Poisson 1e6"] = CountLaw.Poisson(1e6),
        ["Poisson 1e9"] = CountLaw.Poisson(1e9),
        ["Binomial 1, 0.4"] = CountLaw.Binomial(1, 0.4),
        ["Binomial 7, -0.6"] = CountLaw.Binomial(7, -0.6),
        ["Binomial 15, 1.3"] = CountLaw.Binomial(15, 1.3),
        ["Binomial 21, 0"] = CountLaw.Binomial(21, 0),
        ["Binomial 400, 2.5"] = CountLaw.Binomial(400, 2.5),
        ["Binomial 1000, -1"] = CountLaw.Binomial(1000, -1),
        ["Binomial 1e6, -12"] = CountLaw.Binomial(1e6, -12),
        ["Binomial 1e6, 0.2"] = CountLaw.Binomial(1e6, 0.2),
        ["NegativeBinomial 0.3, 0.5"] = CountLaw.NegativeBinomial(0.3, 0.5),
        ["NegativeBinomial 1, 1"] = CountLaw.NegativeBinomial(1, 1),
        ["NegativeBinomial 40, -0.5"] = CountLaw.NegativeBinomial(40, -0.5),
        ["NegativeBinomial 3.5, 4"] = CountLaw.NegativeBinomial(3.5, 4),
        ["Geometric 0.9"] = CountLaw.Geometric(0.9),
        ["Geometric 0.3"] = CountLaw.Geometric(0.3),
        ["Geometric 0.001"] = CountLaw.Geometric(0.001),
    };

    public static TheoryData<string> Names => [.. Laws.Keys];

    public static TheoryData<string, ElementType> SmallCases
    {
        get
        {
            TheoryData<string, ElementType> cases = [];
            foreach (string name in (string[])["Poisson 1.7", "Poisson 13.4", "Binomial 7, -0.6", "Binomial 400, 2.5", "NegativeBinomial 1, 1", "Geometric 0.3"])
            {
                cases.Add(name, ElementType.Float32);
                cases.Add(name, ElementType.Float64);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_LargeSample_FollowsTheMass(string name)
    {
        CountLaw law = Laws[name];

        double[] draws = [.. law.Draw(Key, [DrawCount], Like(ElementType.Float64)).ToImmutableArray()];

        Assert.All(draws, static draw => Assert.True(draw >= 0 && draw == Math.Floor(draw)));
        Assert.InRange(law.Misfit(draws), 0, 1);
    }

    [Theory]
    [InlineData(1.7, 1.8)]
    [InlineData(13.4, 13.7)]
    [InlineData(1e6, 1e6 + 50)]
    public void Misfit_OfAnotherRate_IsSeen(double rate, double other)
    {
        // Tests the test.
        double[] draws = [.. CountLaw.Poisson(rate).Draw(Key, [DrawCount], Like(ElementType.Float64)).ToImmutableArray()];

        Assert.True(CountLaw.Poisson(other).Misfit(draws) > 1);
    }

    [Theory]
    [MemberData(nameof(SmallCases))]
    public void Draw_AnyNumberOfWorkers_GivesTheSameBits(string name, ElementType type)
    {
        CountLaw law = Laws[name];
        using var workspace = new Workspace(3);
        double[] alone = [.. law.Draw(Key, [5003], Like(type)).ToImmutableArray()];

        double[] longer = [.. law.Draw(Key, [7001], Like(type)).ToImmutableArray()];
        double[] shared = [.. law.Draw(Key, [5003], Like(type).AttachTo(workspace)).ToImmutableArray()];

        Assert.Equal(alone, longer.Take(5003));
        Assert.Equal(alone, shared);
    }

    [Theory]
    [InlineData(1.75)]
    [InlineData(13.5)]
    public void Draw_OfEitherType_IsTheSameCount(double rate)
        => Assert.Equal<double>(
            CountLaw.Poisson(rate).Draw(Key, [500], Like(ElementType.Float64)).ToImmutableArray(),
            CountLaw.Poisson(rate).Draw(Key, [500], Like(ElementType.Float32)).ToImmutableArray());

    [Fact]
    public void Draw_OneElement_DependsOnItsOwnParameterAlone()
    {
        Tensor one = Noise.Poisson(Key, [3], Tensor.Create([2.5, 30, 400], [3]));
        Tensor other = Noise.Poisson(Key, [3], Tensor.Create([2.5, 7, 400], [3]));

        Assert.Equal((one.ElementAt(0), one.ElementAt(2)), (other.ElementAt(0), other.ElementAt(2)));
    }

    [Fact]
    public void Poisson_ExtremeRates_AreZeroOrTheRate()
    {
        Tensor draws = Noise.Poisson(Key, [1000, 4], Tensor.Create([0, 1e-300, 1e20, 1e300], [4]));

        for (int draw = 0; draw < 1000; draw++)
        {
            Assert.Equal((0, 0), (draws.ElementAt(4 * draw), draws.ElementAt((4 * draw) + 1)));
            Assert.Equal(1e20, draws.ElementAt((4 * draw) + 2), 1e11);
            Assert.Equal(1e300, draws.ElementAt((4 * draw) + 3));
        }
    }

    [Fact]
    public void Poisson_TinyRate_IsSometimesOne()
    {
        double[] draws = [.. Noise.Poisson(Key, [1_000_000], Tensor.Full([], 1e-5, ElementType.Float64)).ToImmutableArray()];

        // Ten are expected; Poisson(10) is outside with probability 1e-5.
        Assert.InRange(draws.Sum(), 1, 28);
    }

    [Fact]
    public void Binomial_ExtremeLogits_AreCertain()
    {
        Tensor draws = Noise.Binomial(Key, [1000, 3], Tensor.Create([0.0, 50, 50], [3]), Tensor.Create([0.3, 1000, -1000], [3]));

        Assert.Equal([0, 50, 0], draws.SumAxis(0).ToImmutableArray().Select(static total => total / 1000));
    }

    [Fact]
    public void Binomial_LogitThatFloat32LosesInItsProbability_StillFails()
    {
        // σ(17) is 1 in float32; of 2²⁴ tries 0.7 fail on average.
        Tensor draws = Noise.Binomial(Key, [10_000], Tensor.Full([], 1 << 24), Tensor.Full([], 17));

        double failures = draws.ToImmutableArray().Average(static draw => (1 << 24) - draw);
        Assert.Equal((1 << 24) / (1 + Math.Exp(17)), failures, 5 * Math.Sqrt(0.7 / 10_000));
    }

    [Fact]
    public void Poisson_ShapeThatDoesNotFit_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Noise.Poisson(Key, [3], Tensor.Zeros([2])));

    private static Tensor Like(ElementType type) => Tensor.Zeros([], type);
}
