using Variate.Distributions.Tests.Laws;
using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;
using static System.Double;

namespace Variate.Distributions.Tests;

/// <summary>Truncated bells: open sides, far tails and narrow intervals.</summary>
public class TruncatedNormalTests
{
    private const int Draws = 4000;

    [Theory]
    [InlineData(0.5, PositiveInfinity)]
    [InlineData(NegativeInfinity, 0.5)]
    [InlineData(NegativeInfinity, PositiveInfinity)]
    [InlineData(9, PositiveInfinity)]
    public void Draw_OpenSide_HasTheLawOfTheTail(double lower, double upper)
    {
        // The bell has location 1 and scale 2.
        TruncatedNormal law = Of(1, 2, lower, upper);
        double below = NormalFunctions.Cdf((lower - 1) / 2);
        double above = NormalFunctions.Cdf(-(upper - 1) / 2);
        double Upper(double y) => (NormalFunctions.Cdf(-(y - 1) / 2) - above) / (1 - below - above);

        double[] draws = Runs.Elements(law.Draw(Runs.Of(Draws, [])));

        GoodnessOfFit.AssertLaw(draws, y => 1 - Upper(y));
        foreach (double y in draws.Take(20))
        {
            Assert.Equal(Upper(y), law.UpperProbability(Runs.Row(y)).ToScalar(), 1e-12 / (1 - below - above));
            Assert.Equal(1 - Upper(y), law.CumulativeProbability(Runs.Row(y)).ToScalar(), 1e-12 / (1 - below - above));
        }
    }

    [Theory]
    [InlineData(0.5, PositiveInfinity)]
    [InlineData(NegativeInfinity, 0.5)]
    [InlineData(NegativeInfinity, PositiveInfinity)]
    [InlineData(30, PositiveInfinity)]
    public void Law_OpenSide_IsThatOfAVeryFarEnd(double lower, double upper)
    {
        double[] far = [1, 2, Math.Max(lower, -200), Math.Min(upper, 200)];
        Tensor value = Runs.Row(Math.Clamp(1.7, lower, upper));

        (double[] values, double[] gradients) = Everything([1, 2, lower, upper], value);
        (double[] expected, double[] expectedGradients) = Everything(far, value);

        Assert.All(expected.Zip(values), static pair => Assert.Equal(pair.First, pair.Second, 1e-12 * (1 + Math.Abs(pair.First))));
        Assert.All(expectedGradients.Zip(gradients), static pair => Assert.Equal(pair.First, pair.Second, 1e-11 * (1 + Math.Abs(pair.First))));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Law_OpenSide_IsFiniteAtAnyFiniteValue(ElementType elementType)
    {
        Tensor[] leaves = [.. new[] { 1, 2, NegativeInfinity, 3 }.Select(x => Tensor.Full([1], x, elementType).AsLeaf())];
        var law = new TruncatedNormal(leaves[0], leaves[1], leaves[2], leaves[3]);
        Tensor values = Quadrature.Column([-1e18, -300, -2, 0, 2.9]).To(elementType);

        Assert.Equal(NegativeInfinity, law.LogProbability(Tensor.Full([1], 3.5, elementType)).ToScalar());
        Assert.All(Runs.Elements(law.CumulativeProbability(values)), static level => Assert.InRange(level, 0, 1));
        Assert.All(law.VariableNablas, nabla => Assert.All(Runs.Elements(nabla.At(values)), static g => Assert.True(IsFinite(g))));
        foreach (Tensor gradient in Gradient.Of(law.Reparameterise(Runs.Of(200, [])).Square(), leaves))
        {
            Assert.All(Runs.Elements(gradient), static g => Assert.True(IsFinite(g)));
        }
    }

    [Theory]
    [InlineData(0, 1, 40, 41)]
    [InlineData(0, 1, -41, -40)]
    [InlineData(0.5, 0.25, 10, 12)]
    [InlineData(0, 1, 3, 3.0625)]
    [InlineData(2, 8, -1, 1)]
    public void Moments_InFloat32_AreThoseOfFloat64(double location, double scale, double lower, double upper)
    {
        TruncatedNormal exact = Of(location, scale, lower, upper);
        TruncatedNormal rounded = Of(location, scale, lower, upper, ElementType.Float32);

        Assert.Equal(exact.Mean.ToScalar(), rounded.Mean.ToScalar(), 4e-7 * Math.Max(Math.Abs(location), Math.Max(Math.Abs(lower), Math.Abs(upper))));
        Assert.Equal(exact.Variance.ToScalar(), rounded.Variance.ToScalar(), 4e-7 * exact.Variance.ToScalar());
        Assert.Equal(exact.Entropy.ToScalar(), rounded.Entropy.ToScalar(), 4e-7 * (1 + Math.Abs(exact.Entropy.ToScalar())));
    }

    [Fact]
    public void Constructor_EndsNotInOrder_ThrowsWithName()
    {
        foreach ((double lower, double upper) in new[] { (1.0, 1.0), (2, 1), (PositiveInfinity, PositiveInfinity), (NaN, 1), (0, NaN) })
        {
            Assert.Equal("upper", Assert.Throws<ArgumentOutOfRangeException>(() => Of(0, 1, lower, upper)).ParamName);
        }
    }

    private static TruncatedNormal Of(double location, double scale, double lower, double upper, ElementType elementType = ElementType.Float64)
    {
        Tensor In(double x) => Tensor.Full([1], x, elementType);
        return new TruncatedNormal(In(location), In(scale), In(lower), In(upper));
    }

    /// <summary>All functions of a law, and their gradients towards the location and the scale.</summary>
    private static (double[] Values, double[] Gradients) Everything(double[] parameters, Tensor value)
    {
        Tensor[] leaves = [.. parameters.Select(static x => Runs.Row(x).AsLeaf())];
        var law = new TruncatedNormal(leaves[0], leaves[1], leaves[2], leaves[3]);
        Tensor[] functions = [law.LogProbability(value), law.Mean, law.Variance, law.Entropy];
        IEnumerable<Tensor> constants = [law.CumulativeProbability(value), law.UpperProbability(value), .. law.VariableNablas.Select(nabla => nabla.At(value))];
        return (
            [.. functions.Concat(constants).SelectMany(Runs.Elements)],
            [.. functions.SelectMany(function => Gradient.Of(function, leaves[0], leaves[1]).SelectMany(Runs.Elements))]);
    }
}
