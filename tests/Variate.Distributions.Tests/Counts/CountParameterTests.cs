using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Counts;

/// <summary>Ranges, shapes, supports and extremes of the laws of counts.</summary>
public class CountParameterTests
{
    public static TheoryData<string, string> BadParameters => new()
    {
        { "poisson 0", "rate" },
        { "poisson NaN", "rate" },
        { "geometric 1", "probabilities" },
        { "geometric infinite", "logits" },
        { "binomial -1", "totalCount" },
        { "binomial 2.5", "totalCount" },
        { "binomial 2^24 + 2", "totalCount" },
        { "binomial probability 0", "probabilities" },
        { "negative binomial 0", "totalCount" },
        { "negative binomial probability 1", "probabilities" },
        { "categorical 0", "probabilities" },
        { "categorical NaN", "logits" },
    };

    [Theory]
    [MemberData(nameof(BadParameters))]
    public void Constructor_OutsideTheRange_ThrowsWithTheName(string name, string parameter)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => Make(name));

        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains("position 0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_WithoutAnEventAxis_Throws()
    {
        Assert.Throws<ShapeMismatchException>(static () => new Poisson(Tensor.Ones([])));
        Assert.Throws<ShapeMismatchException>(static () => Geometric.FromLogits(Tensor.Ones([])));
        Assert.Throws<ShapeMismatchException>(static () => Binomial.FromLogits(Tensor.Ones([]), Tensor.Ones([])));
        Assert.Throws<ShapeMismatchException>(static () => NegativeBinomial.FromLogits(Tensor.Ones([]), Tensor.Ones([])));
        Assert.Throws<ShapeMismatchException>(static () => Categorical.FromLogits(Tensor.Ones([4])));
    }

    [Fact]
    public void Draw_OfEveryLaw_HasTheShapeOfTheParameters()
    {
        var twoByThree = Tensor.Ones([2, 3]);
        Distribution[] laws =
        [
            new Poisson(twoByThree),
            Geometric.FromLogits(twoByThree),
            Binomial.FromLogits(Tensor.Ones([3]), twoByThree),
            NegativeBinomial.FromLogits(Tensor.Ones([2, 1]), twoByThree),
            Categorical.FromLogits(Tensor.Zeros([2, 3, 5])),
            Multinomial.FromLogits(4, twoByThree),
        ];

        Assert.All(laws, static law => Assert.Equal<Shape>([4, 2, 3], law.Draw(Runs.Of(4, [2])).Shape));
        Assert.All(laws, static law => Assert.Equal<Shape>([2], law.LogProbability(law.Draw(Runs.Of(1, [2])).Reshape([2, 3])).Shape));
    }

    [Fact]
    public void LogProbability_TotalCountOfADatum_EndsItsSupport()
    {
        var law = Binomial.FromLogits(Tensor.Create([2.0, 5], [2, 1]), Tensor.Create([0.3, -0.2], [2, 1]));
        IFiniteSupport finite = law;

        Tensor masses = law.LogProbability(finite.Support().Reshape([6, 1, 1])).Exp();

        Assert.Equal(6, finite.SupportSize);
        Assert.Equal([1, 1], Runs.Elements(masses.SumAxis(0)).Select(static sum => Math.Round(sum, 12)));
        Assert.Equal(0, masses.ElementAt(3 * 2));
    }

    [Fact]
    public void Support_OfSeveralComponents_IsTheirProduct()
    {
        IFiniteSupport binomial = Binomial.FromLogits(Runs.Row(1, 2), Runs.Row(0, 0));
        IFiniteSupport categorical = Categorical.FromLogits(Tensor.Zeros([2, 3]));

        Assert.Equal([0, 0, 0, 1, 0, 2, 1, 0, 1, 1, 1, 2], Runs.Elements(binomial.Support()));
        Assert.Equal(9, categorical.SupportSize);
        Assert.Equal(9, categorical.Support().Shape[0]);
        Assert.Equal(long.MaxValue, ((IFiniteSupport)Categorical.FromLogits(Tensor.Zeros([90, 3]))).SupportSize);
    }

    [Fact]
    public void Draw_Categorical_IsTheCategoryOfTheOneHotLaw()
    {
        var logits = Tensor.Create([0.3, -1.1, 0.9, 0.2], [1, 4]);
        Run run = Runs.Of(200, []);

        Tensor indices = Categorical.FromLogits(logits).Draw(run);
        Tensor oneHot = OneHotCategorical.FromLogits(logits.Reshape([4])).Draw(run);

        Assert.Equal(Runs.Elements(oneHot.MatMul(Tensor.Create([0.0, 1, 2, 3], [4, 1]))), Runs.Elements(indices));
    }

    [Fact]
    public void OneHotMoments_OfTheMass_AreItsSums()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(0.3, -1.1, 0.9));
        double[] p = Runs.Elements(law.Mean);

        Assert.Equal(-p.Sum(static x => x * Math.Log(x)), law.Entropy.ToScalar(), 1e-14);
        Assert.All(p.Zip(Runs.Elements(law.Variance)), static pair => Assert.Equal(pair.First * (1 - pair.First), pair.Second, 1e-14));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void LogProbability_ExtremeParameters_IsFiniteWithFiniteGradient(ElementType type)
    {
        Tensor extremes = Runs.Row(-80, 80).To(type);
        Tensor counts = Runs.Row(3, 1e6).To(type);
        Tensor logits = extremes.AsLeaf();
        Tensor rates = Runs.Row(1e-30, 1e9).To(type).AsLeaf();
        Tensor totals = Runs.Row(1e-4, 1e6).To(type).AsLeaf();
        Tensor[] logProbabilities =
        [
            new Poisson(rates).LogProbability(counts),
            Geometric.FromLogits(logits).LogProbability(counts),
            Binomial.FromLogits(Runs.Row(1e6, 1e6).To(type), logits).LogProbability(counts),
            NegativeBinomial.FromLogits(totals, logits).LogProbability(counts),
        ];

        foreach (Tensor logProbability in logProbabilities)
        {
            Assert.True(double.IsFinite(logProbability.ToScalar()));
            Assert.All(
                Gradient.Of(logProbability, [logits, rates, totals]).SelectMany(Runs.Elements),
                static slope => Assert.True(double.IsFinite(slope)));
        }
    }

    /// <summary>Expected values by arithmetic of 60 digits: the three terms of ln p are up to 3.5e16 here.</summary>
    [Theory]
    [InlineData(1e6, 998_000, -9.82702756262061031)]
    [InlineData(1e9, 1_000_050_000, -12.5305756183237127)]
    [InlineData(1e15, 1_000_000_030_000_000, -18.6383267411600153)]
    public void LogProbability_PoissonOfAHugeRate_DoesNotCancel(double rate, double count, double expected)
        => Assert.Equal(expected, new Poisson(Runs.Row(rate)).LogProbability(Runs.Row(count)).ToScalar(), 1e-13);

    private static Distribution Make(string name) => name switch
    {
        "poisson 0" => new Poisson(Runs.Row(0)),
        "poisson NaN" => new Poisson(Runs.Row(double.NaN)),
        "geometric 1" => Geometric.FromProbabilities(Runs.Row(1)),
        "geometric infinite" => Geometric.FromLogits(Runs.Row(double.PositiveInfinity)),
        "binomial -1" => Binomial.FromLogits(Runs.Row(-1), Runs.Row(0)),
        "binomial 2.5" => Binomial.FromLogits(Runs.Row(2.5), Runs.Row(0)),
        "binomial 2^24 + 2" => Binomial.FromLogits(Tensor.Create([16777218f], [1]), Tensor.Zeros([1])),
        "binomial probability 0" => Binomial.FromProbabilities(Runs.Row(1), Runs.Row(0)),
        "negative binomial 0" => NegativeBinomial.FromLogits(Runs.Row(0), Runs.Row(0)),
        "negative binomial probability 1" => NegativeBinomial.FromProbabilities(Runs.Row(1), Runs.Row(1)),
        "categorical 0" => Categorical.FromProbabilities(Tensor.Create([0.0, 1], [1, 2])),
        "categorical NaN" => Categorical.FromLogits(Tensor.Create([double.NaN, 1], [1, 2])),
        _ => throw new InvalidOperationException($"No case {name}."),
    };
}
