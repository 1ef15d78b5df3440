using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class BernoulliTests
{
    private const int Draws = 20_000;

    /// <summary>χ² with one degree of freedom is above this with probability 1e-4.</summary>
    private const double Critical = 15.14;

    [Theory]
    [InlineData(0.3)]
    [InlineData(-80)]
    [InlineData(80)]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void LogProbability_BothValues_AreThoseOfTheReference(double logit)
    {
        var law = Bernoulli.FromLogits(Runs.Row(logit));

        // ln σ(±a) = −ln(1 + e^∓a): the larger of both terms is taken out, so that nothing overflows.
        double one = Math.Min(logit, 0) - Math.Log(1 + Math.Exp(-Math.Abs(logit)));
        Assert.Equal(one, law.LogProbability(Runs.Row(1)).ToScalar(), 1e-13 * (1 + Math.Abs(one)));
        Assert.Equal(one - logit, law.LogProbability(Runs.Row(0)).ToScalar(), 1e-13 * (1 + Math.Abs(one - logit)));
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void LogProbability_ExtremeLogits_IsFiniteWithFiniteGradient(ElementType elementType)
    {
        Tensor logits = Runs.Row(80, -80, 1e4, -1e4).To(elementType).AsLeaf();
        var law = Bernoulli.FromLogits(logits);
        Tensor value = Runs.Row(0, 1, 0, 1).To(elementType);

        Tensor logProbability = law.LogProbability(value);
        Tensor gradient = Gradient.Of(logProbability, logits)[0];

        Assert.Equal(-20160, logProbability.ToScalar(), 20160 * 1e-6);
        Assert.Equal([-1, 1, -1, 1], Runs.Elements(gradient).Select(element => Math.Round(element, 6)));
    }

    [Fact]
    public void LogProbability_AllValues_SumToOne()
    {
        var law = Bernoulli.FromLogits(Tensor.Create([0.4, -1.2, 3, -0.1, 0.7, -2.5], [2, 1, 3]));
        Tensor support = ((IFiniteSupport)law).Support();

        double[] sums = Runs.Elements(law.LogProbability(support).Exp().Sum(^1));

        Assert.Equal(8, ((IFiniteSupport)law).SupportSize);
        Assert.Equal(8, support.Shape[0]);
        Assert.All(sums, static sum => Assert.Equal(1, sum, 1e-14));
    }

    [Fact]
    public void FromProbabilities_Mean_IsTheProbability()
    {
        double[] probabilities = [1e-12, 0.3, 0.999];

        double[] mean = Runs.Elements(Bernoulli.FromProbabilities(Runs.Row(probabilities)).Mean);

        Assert.All(probabilities.Zip(mean), static pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void FromProbabilities_OutsideTheRange_ThrowsWithNameValueAndRange(double probability)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => Bernoulli.FromProbabilities(Runs.Row(0.5, probability)));

        Assert.Equal("probabilities", exception.ParamName);
        Assert.Contains(FormattableString.Invariant($"(0, 1), got {probability} at position 1"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromLogits_Scalar_Throws()
        => Assert.Throws<ShapeMismatchException>(() => Bernoulli.FromLogits(Tensor.Zeros([])));

    [Fact]
    public void Draw_ManyTimes_HasTheFrequenciesOfTheMean()
    {
        var law = Bernoulli.FromLogits(Runs.Row(0.3, -2, 1.5));

        Tensor draws = law.Draw(Runs.Of(Draws, []));

        for (int i = 0; i < 3; i++)
        {
            double ones = Runs.Component(draws, i).Sum();
            double p = law.Mean.ElementAt(i);
            GoodnessOfFit.AssertFrequencies([ones, Draws - ones], [p, 1 - p], Critical);
        }
    }

    [Fact]
    public void Draw_TwoComponents_AreIndependent()
    {
        Tensor draws = Bernoulli.FromLogits(Runs.Row(0, 0)).Draw(Runs.Of(Draws, []));
        double[] cells = new double[4];

        foreach ((double first, double second) in Runs.Component(draws, 0).Zip(Runs.Component(draws, 1)))
        {
            cells[(int)((2 * first) + second)]++;
        }

        // χ² with three degrees of freedom is above this with probability 1e-4.
        GoodnessOfFit.AssertFrequencies(cells, [0.25, 0.25, 0.25, 0.25], 21.11);
    }

    [Fact]
    public void Draw_ExtremeLogits_IsCertain()
        => Assert.Equal([1, 0, 1, 0], Runs.Elements(Bernoulli.FromLogits(Runs.Row(80, -80, 1e4, -1e4)).Draw(Runs.Of(1, []))));

    [Fact]
    public void Draw_OtherPurpose_IsAnotherSample()
    {
        var law = Bernoulli.FromLogits(Runs.Row(new double[64]));
        Run run = Runs.Of(1, []);

        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(law.Draw(run)));
        Assert.NotEqual(Runs.Elements(law.Draw(run)), Runs.Elements(law.Draw(run, "other")));
    }

    [Fact]
    public void Draw_TrackedLogits_IsAConstantThatIsNotSevered()
    {
        Tensor draw = Bernoulli.FromLogits(Runs.Row(0.1, 0.2).AsLeaf()).Draw(Runs.Of(3, []));

        Assert.False(draw.IsTracked);
        Assert.False(draw.IsSevered);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 5)]
    public void Draw_GlobalOrPerDatum_HasTheShapeOfTheParameters(bool isPerDatum, int rows)
    {
        Tensor logits = isPerDatum ? Tensor.Zeros([5, 3]) : Tensor.Zeros([3]);

        Assert.Equal<Shape>([4, rows, 3], Bernoulli.FromLogits(logits).Draw(Runs.Of(4, [5])).Shape);
    }

    [Fact]
    public void DrawLatent_Run_GivesTheSampleOfTheRun()
    {
        var law = Bernoulli.FromLogits(Runs.Row(0.3, -2, 1.5));
        Run run = Runs.Of(1000, []);

        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(law.DrawLatent(run).Step()));
    }

    [Fact]
    public void StopGradient_Tracked_KeepsTheLaw()
    {
        var law = Bernoulli.FromLogits(Runs.Row(0.3, -2).AsLeaf());

        Assert.False(law.StopGradient().Template.IsTracked);
        Assert.Equal(Runs.Elements(law.Logits), Runs.Elements(law.StopGradient().Template));
    }

    [Fact]
    public void Support_TooManyBits_Throws()
    {
        IFiniteSupport law = Bernoulli.FromLogits(Tensor.Zeros([70]));

        Assert.Equal(long.MaxValue, law.SupportSize);
        Assert.Contains("70", Assert.Throws<InvalidOperationException>(() => law.Support()).Message, StringComparison.Ordinal);
    }
}
