using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>The latents of a category: given the category, over all categories, their derivative, and their relaxation.</summary>
public class OneHotRelaxationTests
{
    private const int Draws = 4000;
    private static readonly double[] Logits = [0.4, -1.2, 1.3];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void DrawTied_EverySample_ConditionalGivesItBack(int category)
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));
        Tensor sample = OneHot(category, Draws);

        Tensor conditional = law.DrawTied(sample, Runs.Of(Draws, [])).Conditional;

        Assert.Equal(Runs.Elements(sample), Runs.Elements(conditional.OneHotOfMax()));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(1e4)]
    public void DrawTied_ExtremeLogitsInFloat32_IsFiniteAndGivesTheSampleBack(double logit)
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(logit, -logit, 0).To(ElementType.Float32));
        Run run = Runs.Of(Draws, []);
        Tensor sample = law.Draw(run);

        Tensor conditional = law.DrawTied(sample, run).Conditional;

        Assert.Equal(Runs.Elements(sample), Runs.Elements(conditional.OneHotOfMax()));
        Assert.All(Runs.Elements(conditional), static z => Assert.True(double.IsFinite(z)));
    }

    [Fact]
    public void DrawTied_OneCategory_HasTheTruncatedGumbelLaw()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));
        double[] p = Runs.Elements(law.Mean);

        Tensor conditional = law.DrawTied(OneHot(1, Draws), Runs.Of(Draws, [])).Conditional;

        // The largest is Gumbel(0), whichever it is.
        GoodnessOfFit.AssertLaw(Runs.Component(conditional, 1), static z => Math.Exp(-Math.Exp(-z)));
        GoodnessOfFit.AssertLaw(Runs.Component(conditional, 0), z => OfAnother(z, p[0]));
        GoodnessOfFit.AssertLaw(Runs.Component(conditional, 2), z => OfAnother(z, p[2]));
    }

    [Fact]
    public void DrawTied_OverDrawnCategories_HasTheGumbelLaws()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));
        Run run = Runs.Of(Draws, []);

        Tensor conditional = law.DrawTied(law.Draw(run), run).Conditional;

        for (int i = 0; i < Logits.Length; i++)
        {
            double p = law.Mean.ElementAt(i);
            GoodnessOfFit.AssertLaw(Runs.Component(conditional, i), z => Math.Exp(-p * Math.Exp(-z)));
            GoodnessOfFit.AssertOtherLaw(Runs.Component(conditional, i), z => Math.Exp(-1.3 * p * Math.Exp(-z)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void DrawTied_Conditional_HasTheDerivativeAtFixedNoise(int category)
    {
        const double Step = 1e-5;
        Run run = Runs.Of(20, []);
        Tensor sample = OneHot(category, 20);
        Tensor weights = Noise.Normal(RandomKey.FromSeed(5), [20, 3], sample);
        Tensor At(Tensor logits) => (OneHotCategorical.FromLogits(logits).DrawTied(sample, run).Conditional * weights).SumAll();
        Tensor leaf = Runs.Row(Logits).AsLeaf();
        Tensor gradient = Gradient.Of(At(leaf), leaf)[0];

        for (int i = 0; i < Logits.Length; i++)
        {
            double[] above = [.. Logits];
            double[] below = [.. Logits];
            above[i] += Step;
            below[i] -= Step;
            double difference = (At(Runs.Row(above)) - At(Runs.Row(below))).ToScalar() / (2 * Step);

            Assert.Equal(difference, gradient.ElementAt(i), 1e-7);
        }
    }

    [Theory]
    [InlineData(RelaxationKind.Concrete)]
    [InlineData(RelaxationKind.MeanSeeking)]
    public void Squash_ColdTemperature_IsTheSample(RelaxationKind kind)
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));

        double[] relaxed = Runs.Elements(law.Squash(Runs.Row(0.5, -0.3, 0.4), At(1e-4, kind)));

        Assert.Equal([1.0, 0, 0], relaxed.Select(b => Math.Round(b, 12)));
    }

    [Fact]
    public void Squash_HotMeanSeeking_IsTheMean()
    {
        var law = OneHotCategorical.FromLogits(Runs.Row(Logits));

        double[] relaxed = Runs.Elements(law.Squash(Runs.Row(0.5, -0.3, 2), At(1e8, RelaxationKind.MeanSeeking)));

        Assert.All(Runs.Elements(law.Mean).Zip(relaxed), static pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    [Theory]
    [InlineData(RelaxationKind.Concrete)]
    [InlineData(RelaxationKind.MeanSeeking)]
    public void Squash_ExtremeLogitsInFloat32_IsFiniteWithFiniteGradient(RelaxationKind kind)
    {
        Tensor leaf = Runs.Row(80, -80, 1e4).To(ElementType.Float32).AsLeaf();
        var law = OneHotCategorical.FromLogits(leaf);
        Run run = Runs.Of(100, []);

        Tensor relaxed = law.Squash(law.DrawTied(law.Draw(run), run).Conditional, new Relaxation(Tensor.Full([], 0.1), kind));
        Tensor gradient = Gradient.Of(relaxed * Tensor.Create([1f, 2, 3], [3]), leaf)[0];

        Assert.All(Runs.Elements(relaxed), static b => Assert.InRange(b, 0, 1));
        Assert.All(Runs.Elements(gradient), static g => Assert.True(double.IsFinite(g)));
    }

    /// <summary>P(zᵢ ≤ z | another is the largest), from F(z) = e^(−p·e⁻ᶻ) less the part in which i itself is the largest.</summary>
    private static double OfAnother(double z, double p)
        => (Math.Exp(-p * Math.Exp(-z)) - (p * Math.Exp(-Math.Exp(-z)))) / (1 - p);

    private static Tensor OneHot(int category, int draws)
    {
        double[] row = new double[3];
        row[category] = 1;
        return Runs.Row(row).BroadcastTo([draws, 3]);
    }

    private static Relaxation At(double temperature, RelaxationKind kind) => new(Tensor.Full([], temperature, ElementType.Float64), kind);
}
