using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class OneHotCategoricalTests
{
    private const int Draws = 20_000;
    private static readonly double[] Logits = [0.4, -1.2, 1.3, 0];

    /// <summary>χ² with three degrees of freedom is above this with probability 1e-4.</summary>
    private const double Critical = 21.11;

    [Fact]
    public void LogProbability_AllCategories_IsLogSoftmaxAndSumsToOne()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));
        double normaliser = Math.Log(Logits.Sum(Math.Exp));

        double[] logProbabilities = Runs.Elements(law.LogProbability(((IFiniteSupport)law).Support()));

        Assert.All(Logits.Zip(logProbabilities), pair => Assert.Equal(pair.First - normaliser, pair.Second, 1e-14));
        Assert.Equal(1, logProbabilities.Sum(Math.Exp), 1e-14);
        Assert.Equal(4, ((IFiniteSupport)law).SupportSize);
    }

    [Theory]
    [InlineData(80, ElementType.Float32)]
    [InlineData(80, ElementType.Float64)]
    [InlineData(1e4, ElementType.Float32)]
    [InlineData(1e4, ElementType.Float64)]
    public void LogProbability_ExtremeLogits_IsFiniteWithFiniteGradient(double logit, ElementType elementType)
    {
        Tensor logits = Runs.Row(logit, -logit, 0).To(elementType).AsLeaf();
        var law = OneHotCategorical.FromLogits(logits);

        double[] logProbabilities = Runs.Elements(law.LogProbability(((IFiniteSupport)law).Support()));
        Tensor gradient = Gradient.Of(law.LogProbability(Runs.Row(0, 1, 0).To(elementType)), logits)[0];

        Assert.Equal([0, -2 * logit, -logit], logProbabilities.Select(value => Math.Round(value, 4)));
        Assert.Equal([-1, 1, 0], Runs.Elements(gradient).Select(element => Math.Round(element, 6) + 0.0));
    }

    [Fact]
    public void Draw_ManyTimes_HasTheFrequenciesOfTheMean()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));

        Tensor draws = law.Draw(Runs.Of(Draws, []));

        Assert.All(Runs.Elements(draws.Sum(^1)), static sum => Assert.Equal(1, sum));
        GoodnessOfFit.AssertFrequencies(Runs.Elements(draws.SumAxis(0)), Runs.Elements(law.Mean), Critical);
    }

    [Fact]
    public void Draw_ExtremeLogits_IsCertain()
        => Assert.Equal([0, 1, 0], Runs.Elements(OneHotCategorical.FromLogits(Runs.Row(-1e4, 80, -80)).Draw(Runs.Of(1, []))));

    [Fact]
    public void DrawLatent_Run_GivesTheSampleOfTheRun()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));
        Run run = Runs.Of(1000, []);

        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(law.DrawLatent(run).OneHotOfMax()));
    }

    [Fact]
    public void FromProbabilities_Unnormalised_AreNormalised()
    {
        double[] mean = Runs.Elements(OneHotCategorical.FromProbabilities(Runs.Row(1, 3, 4)).Mean);

        Assert.All(mean.Zip([0.125, 0.375, 0.5]), static pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void FromProbabilities_OutsideTheRange_ThrowsWithNameAndValue(double probability)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => OneHotCategorical.FromProbabilities(Runs.Row(0.5, probability)));

        Assert.Equal("probabilities", exception.ParamName);
        Assert.Contains(FormattableString.Invariant($"got {probability} at position 1"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromLogits_NoCategories_Throws()
    {
        Assert.Throws<ShapeMismatchException>(() => OneHotCategorical.FromLogits(Tensor.Zeros([])));
        Assert.Throws<ShapeMismatchException>(() => OneHotCategorical.FromLogits(Tensor.Zeros([2, 0])));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 5)]
    public void Draw_GlobalOrPerDatum_HasTheShapeOfTheParameters(bool isPerDatum, int rows)
    {
        Tensor logits = isPerDatum ? Tensor.Zeros([5, 3]) : Tensor.Zeros([3]);

        Assert.Equal<Shape>([4, rows, 3], OneHotCategorical.FromLogits(logits).Draw(Runs.Of(4, [5])).Shape);
    }
}
