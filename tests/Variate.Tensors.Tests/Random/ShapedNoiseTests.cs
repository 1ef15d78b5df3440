namespace Variate.Tensors.Tests.Random;

public sealed class ShapedNoiseTests
{
    private const int SampleCount = 20_011;
    private const double SmallestNormalSingle = 1.17549435e-38;

    private static readonly RandomKey Key = RandomKey.FromSeed(41);

    /// <summary>Law and both parameters; the second is used by LogitBeta only.</summary>
    public static TheoryData<string, double, double> Cases => new()
    {
        { "Gamma", 0.3, 1 },
        { "Gamma", 1, 1 },
        { "Gamma", 1.4, 1 },
        { "Gamma", 20, 1 },
        { "Gamma", 1e4, 1 },
        { "Gamma", 1e8, 1 },
        { "LogGamma", 1e-4, 1 },
        { "LogGamma", 0.01, 1 },
        { "LogGamma", 0.7, 1 },
        { "LogGamma", 3, 1 },
        { "LogGamma", 1e8, 1 },
        { "LogitBeta", 1e-4, 1e-4 },
        { "LogitBeta", 0.01, 3 },
        { "LogitBeta", 0.5, 0.5 },
        { "LogitBeta", 2, 30 },
        { "LogitBeta", 1e6, 2e6 },
        { "StudentT", 0.5, 1 },
        { "StudentT", 1, 1 },
        { "StudentT", 4, 1 },
        { "StudentT", 1e6, 1 },
        { "VonMises", 1e-4, 1 },
        { "VonMises", 1, 1 },
        { "VonMises", 12, 1 },
        { "VonMises", 1e6, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draw_LargeSample_FollowsTheLaw(string law, double first, double second)
    {
        Func<double, double> cdf = ShapedLaws.All[law].Cdf(first, second);

        Assert.InRange(KolmogorovSmirnov.Statistic(Sample(law, first, second, ElementType.Float64), cdf), 0, KolmogorovSmirnov.Critical);
        Assert.InRange(KolmogorovSmirnov.Statistic(Sample(law, first, second, ElementType.Float32), cdf), 0, KolmogorovSmirnov.Critical);
    }

    [Theory]
    [InlineData("Gamma", 20, 20.3)]
    [InlineData("LogGamma", 1e-4, 1.1e-4)]
    [InlineData("LogitBeta", 0.5, 0.55)]
    [InlineData("StudentT", 1, 1.2)]
    [InlineData("VonMises", 1, 1.2)]
    public void Draw_LargeSample_DoesNotFollowANeighbour(string law, double first, double neighbour)
    {
        double statistic = KolmogorovSmirnov.Statistic(Sample(law, first, 1, ElementType.Float64), ShapedLaws.All[law].Cdf(neighbour, 1));

        Assert.True(statistic > KolmogorovSmirnov.Critical, $"The statistic is {statistic}.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draw_Workers_GivesTheBitsOfOneThread(string law, double first, double second)
    {
        using var workspace = new Workspace(3);
        Tensor parameter = Full(first).AttachTo(workspace);

        double[] shared = [.. ShapedLaws.All[law].Draw(Key, [SampleCount], parameter, Full(second)).ToImmutableArray()];

        Assert.Equal(Sample(law, first, second, ElementType.Float64), shared);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draw_Float32_IsTheRoundedDrawOfFloat64(string law, double first, double second)
    {
        // Parameters that both types hold exactly.
        (first, second) = ((float)first, (float)second);

        IEnumerable<double> rounded = Sample(law, first, second, ElementType.Float64)
            .Select(y => (double)(float)(law == "Gamma" ? Math.Max(y, (float)SmallestNormalSingle) : y));

        Assert.Equal(rounded, Sample(law, first, second, ElementType.Float32));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Draw_AnyLengthAndNeighbours_GivesTheSameElement(string law, double first, double second)
    {
        ShapedLaws.Draw draw = ShapedLaws.All[law].Draw;
        double[] longest = Sample(law, first, second, ElementType.Float64);

        foreach (int count in (int[])[1, 15, 16, 17, 511, 512, 513, 2000])
        {
            // Every other element has parameters of its own, which must not move the ones between.
            double[] mixed = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? first : 0.9)];
            double[] actual = [.. draw(Key, [count], Tensor.Create(mixed, [count]), Full(second)).ToImmutableArray()];

            Assert.Equal(longest.Take(count).Where((_, i) => i % 2 == 0), actual.Where((_, i) => i % 2 == 0));
        }
    }

    [Fact]
    public void Draw_NoiseOfOneRow_IsSharedByTheRowsOfTheParameter()
    {
        double[] concentrations = [0.5, 2, 9];
        var parameter = Tensor.Create(concentrations, [1, 3, 1]);

        Tensor draws = Noise.Gamma(Key, [4, 1, 50], parameter);

        Assert.Equal<Shape>([4, 3, 50], draws.Shape);
        for (int row = 0; row < concentrations.Length; row++)
        {
            Tensor alone = Noise.Gamma(Key, [4, 1, 50], Full(concentrations[row]));
            Assert.Equal<double>([.. alone.ToImmutableArray()], [.. draws.Slice(1, row, 1).ToImmutableArray()]);
        }
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(0.01)]
    public void Gamma_SmallShapeInFloat32_IsNeverZeroAndAgreesWithItsLogarithm(double concentration)
    {
        Tensor parameter = Full(concentration).To(ElementType.Float32);

        Tensor draws = Noise.Gamma(Key, [SampleCount], parameter);
        Tensor logs = Noise.LogGamma(Key, [SampleCount], parameter);

        for (int i = 0; i < SampleCount; i++)
        {
            Assert.InRange(draws.ElementAt(i), SmallestNormalSingle, float.MaxValue);
            Assert.InRange(logs.ElementAt(i), -1e7, 10);
            double expected = Math.Max(logs.ElementAt(i), Math.Log(SmallestNormalSingle));
            Assert.Equal(expected, Math.Log(draws.ElementAt(i)), 1e-5 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Fact]
    public void Draw_ParametersOfTwoTypes_Throws()
        => Assert.Throws<ArgumentException>(() => Noise.LogitBeta(Key, [3], Full(1), Full(1).To(ElementType.Float32)));

    private static double[] Sample(string law, double first, double second, ElementType type)
        => [.. ShapedLaws.All[law].Draw(Key, [SampleCount], Full(first).To(type), Full(second).To(type)).ToImmutableArray()];

    private static Tensor Full(double value) => Tensor.Full([], value, ElementType.Float64);
}
