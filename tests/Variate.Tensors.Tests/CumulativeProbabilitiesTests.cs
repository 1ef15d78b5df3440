using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Tests;

public sealed class CumulativeProbabilitiesTests
{
    public static TheoryData<ElementType> ElementTypes => [ElementType.Float32, ElementType.Float64];

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Gamma_IntegerShape_IsThePoissonTail(ElementType type)
    {
        Tensor rates = Vector(type, 0.25, 1, 4, 20);

        Tensor lower = CumulativeProbabilities.Gamma(rates, Vector(type, 3));
        Tensor tail = CumulativeProbabilities.Poisson(Vector(type, 2), rates);

        AssertClose(type, rates.ToImmutableArray().Select(x => 1 - (Math.Exp(-x) * (1 + x + (x * x / 2)))), lower);
        AssertClose(type, rates.ToImmutableArray().Select(x => Math.Exp(-x) * (1 + x + (x * x / 2))), tail);
    }

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Poisson_EveryValue_IsTheSumOfTheMasses(ElementType type)
    {
        const double Rate = 2.5;
        IEnumerable<double> masses = Enumerable.Range(0, 12).Select(n => Math.Exp((n * Math.Log(Rate)) - Rate - GammaFunctions.LogGamma(n + 1)));

        AssertSums(type, masses, values => CumulativeProbabilities.Poisson(values, Vector(type, Rate)));
    }

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void Binomial_EveryValue_IsTheSumOfTheMasses(ElementType type)
    {
        const double Probability = 0.375;
        IEnumerable<double> masses = Enumerable.Range(0, 9).Select(n => Math.Exp(
            (n * Math.Log(Probability)) + ((8 - n) * Math.Log(1 - Probability)) - BetaFunctions.LogBeta(n + 1, 9 - n) - Math.Log(9)));

        AssertSums(type, masses, values => CumulativeProbabilities.Binomial(values, Vector(type, 8), Vector(type, Probability)));
    }

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void NegativeBinomial_EveryValue_IsTheSumOfTheMasses(ElementType type)
    {
        const double Count = 2.5;
        const double Probability = 0.375;
        IEnumerable<double> masses = Enumerable.Range(0, 12).Select(n => Math.Exp(
            (n * Math.Log(Probability)) + (Count * Math.Log(1 - Probability)) - BetaFunctions.LogBeta(n + 1, Count) - Math.Log(n + Count)));

        AssertSums(type, masses, values => CumulativeProbabilities.NegativeBinomial(values, Vector(type, Count), Vector(type, Probability)));
    }

    [Theory]
    [MemberData(nameof(ElementTypes))]
    public void StudentT_OneAndTwoDegrees_AreTheClosedForms(ElementType type)
    {
        Tensor t = Vector(type, -1e12, -3, -0.5, 0, 1e-3, 0.5, 7, 1e12);

        Tensor cauchy = CumulativeProbabilities.StudentT(t, Vector(type, 1));
        Tensor second = CumulativeProbabilities.StudentT(t, Vector(type, 2));

        AssertClose(type, t.ToImmutableArray().Select(x => x < 0 ? Math.Atan(-1 / x) / Math.PI : 0.5 + (Math.Atan(x) / Math.PI)), cauchy);
        AssertClose(type, t.ToImmutableArray().Select(x => x < -1e8 ? 0.5 / (x * x) : 0.5 + (x / (2 * Math.Sqrt(2 + (x * x))))), second);
    }

    [Fact]
    public void Functions_OutsideTheSupport_AreZeroAndOne()
    {
        Tensor two = Vector(ElementType.Float64, 2);
        Tensor half = Vector(ElementType.Float64, 0.5);
        Tensor ends = Vector(ElementType.Float64, double.NegativeInfinity, -0.5, double.PositiveInfinity);

        Assert.Equal([0.0, 0, 1], CumulativeProbabilities.Gamma(ends, two).Elements<double>().ToArray());
        Assert.Equal([0.0, 0, 1], CumulativeProbabilities.Beta(ends, two, half).Elements<double>().ToArray());
        Assert.Equal([0.0, 0, 1], CumulativeProbabilities.Poisson(ends, two).Elements<double>().ToArray());
        Assert.Equal([0.0, 0, 1], CumulativeProbabilities.Binomial(ends, two, half).Elements<double>().ToArray());
        Assert.Equal([0.0, 0, 1], CumulativeProbabilities.NegativeBinomial(ends, two, half).Elements<double>().ToArray());
    }

    [Fact]
    public void Functions_ImpossibleParametersOrValues_AreNaN()
    {
        Tensor minus = Vector(ElementType.Float64, -1);
        Tensor one = Vector(ElementType.Float64, 1);
        Tensor nan = Vector(ElementType.Float64, double.NaN);

        Tensor[] results =
        [
            CumulativeProbabilities.Gamma(one, minus), CumulativeProbabilities.Gamma(nan, one), CumulativeProbabilities.Gamma(minus, minus),
            CumulativeProbabilities.Beta(one, minus, one), CumulativeProbabilities.Beta(nan, one, one),
            CumulativeProbabilities.StudentT(one, minus), CumulativeProbabilities.StudentT(nan, one),
            CumulativeProbabilities.Poisson(one, minus), CumulativeProbabilities.Poisson(minus, minus), CumulativeProbabilities.Poisson(nan, one),
            CumulativeProbabilities.Binomial(one, one, minus), CumulativeProbabilities.Binomial(nan, one, one),
            CumulativeProbabilities.NegativeBinomial(one, one, minus), CumulativeProbabilities.NegativeBinomial(minus, minus, one),
            CumulativeProbabilities.NegativeBinomial(nan, one, one),
        ];

        Assert.All(results, result => Assert.Equal(double.NaN, result.ToScalar()));
    }

    [Fact]
    public void Gamma_TrackedOperand_IsASeveredConstant()
    {
        Tensor value = Vector(ElementType.Float64, 1, 2);
        var concentration = Tensor.Create([1.0, 3, 5], [3, 1]);

        Tensor constant = CumulativeProbabilities.Gamma(value, concentration);
        Tensor severed = CumulativeProbabilities.Gamma(value, concentration.AsLeaf());

        Assert.Equal([3, 2], constant.Shape);
        Assert.Equal(IncompleteGammaFunctions.Lower(5, 2), constant.ElementAt(5));
        Assert.False(constant.IsSevered);
        Assert.True(severed.IsSevered);
        Assert.True(CumulativeProbabilities.Normal(value.AsLeaf()).IsSevered);
        Assert.Equal(NormalFunctions.Cdf(2), CumulativeProbabilities.Normal(value).ElementAt(1), 1e-16);
        Assert.False(severed.IsTracked);
    }

    private static Tensor Vector(ElementType type, params double[] elements) => Tensor.Create(elements, [elements.Length]).To(type);

    private static void AssertSums(ElementType type, IEnumerable<double> masses, Func<Tensor, Tensor> apply)
    {
        double sum = 0;
        double[] expected = [.. masses.Select(mass => sum += mass)];

        // Between two whole numbers it is the value at the lower one.
        AssertClose(type, expected, apply(Vector(type, [.. Enumerable.Range(0, expected.Length).Select(n => n + 0.5)])));
    }

    private static void AssertClose(ElementType type, IEnumerable<double> expected, Tensor actual)
    {
        double tolerance = type == ElementType.Float32 ? 2e-7 : 1e-14;
        Assert.Equal(type, actual.ElementType);
        Assert.All(expected.Zip(actual.ToImmutableArray()), pair => Assert.InRange(Math.Abs(pair.Second - pair.First), 0, tolerance * Math.Abs(pair.First)));
    }
}
