using Variate.Programs;
using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Distributions.Tests;

public class NormalTests
{
    private const int Draws = 20_000;
    private static readonly double[] Locations = [0.7, -2, 0];
    private static readonly double[] Scales = [0.5, 3, 1e-3];

    [Theory]
    [InlineData(0.3)]
    [InlineData(-80)]
    [InlineData(1e4)]
    public void LogProbability_OneValue_IsThatOfTheReference(double value)
    {
        var law = new Normal(Runs.Row(0.7), Runs.Row(0.5));

        double standardised = (value - 0.7) / 0.5;
        double expected = (-standardised * standardised / 2) - Math.Log(0.5 * Math.Sqrt(2 * Math.PI));
        Assert.Equal(expected, law.LogProbability(Runs.Row(value)).ToScalar(), 1e-14 * (1 + Math.Abs(expected)));
    }

    [Fact]
    public void LogProbability_OverTheLine_IntegratesToOne()
    {
        var law = new Normal(Runs.Row(0.7), Runs.Row(0.5));
        const double Spacing = 0.05;
        double[] points = [.. Enumerable.Range(-120, 241).Select(i => 0.7 + (i * Spacing))];

        Tensor density = law.LogProbability(Tensor.Create(points, [points.Length, 1])).Exp();

        // The trapezoidal rule is exact to rounding for a bell that is ten spacings wide.
        Assert.Equal(1, density.SumAll().ToScalar() * Spacing, 1e-12);
    }

    [Fact]
    public void LogProbability_SeveralComponents_AreSummedOverTheEventOnly()
    {
        var law = new Normal(Tensor.Zeros([2, 3], ElementType.Float64), Runs.Row(1, 1, 1));

        Tensor logProbability = law.LogProbability(Tensor.Zeros([4, 2, 3], ElementType.Float64));

        Assert.Equal<Shape>([4, 2], logProbability.Shape);
        Assert.All(Runs.Elements(logProbability), static value => Assert.Equal(-1.5 * Math.Log(2 * Math.PI), value, 1e-14));
    }

    [Fact]
    public void Draw_ManyTimes_HasTheLaw()
    {
        var law = new Normal(Runs.Row(Locations), Runs.Row(Scales));

        Tensor draws = law.Draw(Runs.Of(Draws, []));

        for (int i = 0; i < Locations.Length; i++)
        {
            int component = i;
            GoodnessOfFit.AssertLaw(
                Runs.Component(draws, i),
                x => NormalFunctions.Cdf((x - Locations[component]) / Scales[component]));
            GoodnessOfFit.AssertOtherLaw(
                Runs.Component(draws, i),
                x => NormalFunctions.Cdf((x - Locations[component]) / (1.1 * Scales[component])));
        }
    }

    [Fact]
    public void Reparameterise_Run_IsTheDrawWithItsDerivatives()
    {
        Tensor location = Runs.Row(Locations).AsLeaf();
        Tensor scale = Runs.Row(Scales).AsLeaf();
        var law = new Normal(location, scale);
        Run run = Runs.Of(1, []);

        Tensor draw = law.Draw(run);
        Tensor sample = law.Reparameterise(run);
        IReadOnlyList<Tensor> gradients = Gradient.Of(sample, location, scale);

        Assert.False(draw.IsTracked);
        Assert.Equal(Runs.Elements(draw), Runs.Elements(sample));
        Assert.Equal([1, 1, 1], Runs.Elements(gradients[0]));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal((sample.ElementAt(i) - Locations[i]) / Scales[i], gradients[1].ElementAt(i), 1e-11);
        }
    }

    [Fact]
    public void Mean_SharedLocation_HasTheShapeOfTheLaw()
    {
        var law = new Normal(Runs.Row(2), Runs.Row(1, 1, 1));

        Assert.Equal([2, 2, 2], Runs.Elements(law.Mean));
        Assert.Equal(3, law.EventSize);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_ScaleOutsideTheRange_ThrowsWithNameValueAndRange(double scale)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => new Normal(Runs.Row(0), Runs.Row(1, scale)));

        Assert.Equal("scale", exception.ParamName);
        Assert.Contains(FormattableString.Invariant($"(0, {double.PositiveInfinity}), got {scale} at position 1"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_Scalars_Throws()
        => Assert.Throws<ShapeMismatchException>(() => new Normal(Tensor.Zeros([]), Tensor.Ones([])));

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 5)]
    public void Draw_GlobalOrPerDatum_HasTheShapeOfTheParameters(bool isPerDatum, int rows)
    {
        Tensor location = isPerDatum ? Tensor.Zeros([5, 3]) : Tensor.Zeros([3]);

        Assert.Equal<Shape>([4, rows, 3], new Normal(location, Tensor.Ones([3])).Draw(Runs.Of(4, [5])).Shape);
    }
}
