using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Counts;

public class MultinomialTests
{
    private const int Draws = 20_000;
    private static readonly double[] Probabilities = [0.2, 0.5, 0.3];

    [Fact]
    public void Support_AllVectors_HaveTheSumAndProbabilityOne()
    {
        IFiniteSupport law = Of(4);
        Tensor support = law.Support();

        Assert.Equal(15, law.SupportSize);
        Assert.Equal(15, Runs.Elements(support.MatMul(Tensor.Create([25.0, 5, 1], [3, 1]))).Distinct().Count());
        Assert.All(Runs.Elements(support.Sum(^1)), static sum => Assert.Equal(4, sum));
        Assert.Equal(1, Runs.Elements(Of(4).LogProbability(support).Exp()).Sum(), 1e-13);
    }

    [Fact]
    public void MeanAndVariance_OfTheMass_AreItsSums()
    {
        Multinomial law = Of(4);
        Tensor support = ((IFiniteSupport)law).Support();
        Tensor masses = law.LogProbability(support).Exp().AppendAxes(1);

        Tensor mean = (masses * support).SumAxis(0);
        Tensor variance = (masses * (support - mean).Square()).SumAxis(0);

        AssertClose(mean, law.Mean);
        AssertClose(variance, law.Variance);
    }

    [Fact]
    public void LogProbability_OfTwoCategories_IsThatOfTheBinomialLaw()
    {
        var multinomial = Multinomial.FromProbabilities(9, Runs.Row(0.3, 0.7));
        var binomial = Binomial.FromProbabilities(Runs.Row(9), Runs.Row(0.3));

        for (int y = 0; y <= 9; y++)
        {
            Assert.Equal(binomial.LogProbability(Runs.Row(y)).ToScalar(), multinomial.LogProbability(Runs.Row(y, 9 - y)).ToScalar(), 1e-13);
        }
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(-1, 3, 2)]
    [InlineData(0.5, 1.5, 2)]
    [InlineData(4, 1e300, -1e300)]
    public void LogProbability_OutsideTheSupport_IsNegativeInfinityWithoutGradient(double first, double second, double third)
    {
        Tensor leaf = Runs.Row(0.1, 0.2, 0.3).AsLeaf();
        Tensor logProbability = Multinomial.FromLogits(4, leaf).LogProbability(Tensor.Create([first, second, third, 1, 1, 2], [2, 3]));

        Assert.Equal(double.NegativeInfinity, logProbability.ElementAt(0));
        Assert.True(double.IsFinite(logProbability.ElementAt(1)));
        AssertClose(
            Gradient.Of(Multinomial.FromLogits(4, leaf).LogProbability(Runs.Row(1, 1, 2)), leaf)[0],
            Gradient.Of(logProbability.SumAll(), leaf)[0]);
    }

    [Fact]
    public void Draw_ManyTimes_HasTheFrequenciesOfTheMass()
    {
        Multinomial law = Of(3);
        Tensor support = ((IFiniteSupport)law).Support();
        double[] masses = Runs.Elements(law.LogProbability(support).Exp());
        double[] codes = Runs.Elements(support.MatMul(Tensor.Create([16.0, 4, 1], [3, 1])));

        double[] draws = Runs.Elements(law.Draw(Runs.Of(Draws, [])).MatMul(Tensor.Create([16.0, 4, 1], [3, 1])));

        // χ² with nine degrees of freedom is above this with probability 1e-4.
        GoodnessOfFit.AssertFrequencies([.. codes.Select(code => (double)draws.Count(draw => draw == code))], masses, 33.72);
    }

    [Fact]
    public void Draw_ManyCategoriesInFloat32_HasTheTotal()
    {
        var law = Multinomial.FromLogits(1 << 20, Tensor.Create([20f, 0, -20, 1, 3], [5]));

        Tensor draws = law.Draw(Runs.Of(100, [7]));

        Assert.Equal<Shape>([100, 1, 5], draws.Shape);
        Assert.All(Runs.Elements(draws.Sum(^1)), static sum => Assert.Equal(1 << 20, sum));
        Assert.All(Runs.Elements(draws), static count => Assert.InRange(count, 0, 1 << 20));
    }

    [Fact]
    public void Support_TooLarge_Throws()
    {
        IFiniteSupport law = Multinomial.FromLogits(1000, Tensor.Zeros([80]));

        Assert.Equal(long.MaxValue, law.SupportSize);
        Assert.Contains("80 components", Assert.Throws<InvalidOperationException>(() => law.Support()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromLogits_BadParameters_Throws()
    {
        Assert.Equal("totalCount", Assert.Throws<ArgumentOutOfRangeException>(static () => Multinomial.FromLogits(-1, Runs.Row(0.1))).ParamName);
        Assert.Equal("logits", Assert.Throws<ArgumentOutOfRangeException>(static () => Multinomial.FromLogits(1, Runs.Row(double.NaN))).ParamName);
        Assert.Equal("probabilities", Assert.Throws<ArgumentOutOfRangeException>(static () => Multinomial.FromProbabilities(1, Runs.Row(0))).ParamName);
        Assert.Throws<ShapeMismatchException>(static () => Multinomial.FromLogits(1, Tensor.Zeros([])));
    }

    private static Multinomial Of(int totalCount) => Multinomial.FromProbabilities(totalCount, Runs.Row(Probabilities));

    private static void AssertClose(Tensor expected, Tensor actual)
        => Assert.All(Runs.Elements(expected).Zip(Runs.Elements(actual)), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
