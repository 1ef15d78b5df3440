using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>The latent of a bit: given the bit, over all bits, its derivative, and its relaxation.</summary>
public class BernoulliRelaxationTests
{
    private const int Draws = 4000;
    private static readonly double[] Logits = [0.4, -1.7, 2.2];

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void DrawTied_EverySample_ConditionalGivesItBack(ElementType elementType)
    {
        var law = Bernoulli.FromLogits(Runs.Row(0.4, -1.7, 80, -80, 1e4, -1e4).To(elementType));
        Run run = Runs.Of(Draws, []);
        foreach (double bit in new[] { 0.0, 1.0 })
        {
            var sample = Tensor.Full([Draws, 6], bit, elementType);

            TiedLatents latents = law.DrawTied(sample, run);

            Assert.Equal(Runs.Elements(sample), Runs.Elements(latents.Conditional.Step()));
            Assert.All(Runs.Elements(latents.Conditional), static z => Assert.True(double.IsFinite(z)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void DrawTied_OneBit_HasTheTruncatedLogisticLaw(int bit)
    {
        var law = Bernoulli.FromLogits(Runs.Row(Logits));

        Tensor conditional = law.DrawTied(Tensor.Full([Draws, 3], bit, law.Template), Runs.Of(Draws, [])).Conditional;

        for (int i = 0; i < Logits.Length; i++)
        {
            double a = Logits[i];
            double zero = Logistic(-a);
            GoodnessOfFit.AssertLaw(
                Runs.Component(conditional, i),
                z => bit == 1 ? (Logistic(z - a) - zero) / (1 - zero) : Logistic(z - a) / zero);
        }
    }

    [Fact]
    public void DrawTied_OverDrawnBits_HasTheLogisticLaw()
    {
        var law = Bernoulli.FromLogits(Runs.Row(Logits));
        Run run = Runs.Of(Draws, []);

        Tensor conditional = law.DrawTied(law.Draw(run), run).Conditional;

        for (int i = 0; i < Logits.Length; i++)
        {
            double a = Logits[i];
            GoodnessOfFit.AssertLaw(Runs.Component(conditional, i), z => Logistic(z - a));
            GoodnessOfFit.AssertOtherLaw(Runs.Component(conditional, i), z => Logistic(z - a - 0.3));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void DrawTied_Conditional_HasTheDerivativeAtFixedNoise(int bit)
    {
        const double Step = 1e-5;
        Run run = Runs.Of(50, []);
        var sample = Tensor.Full([50, 1], bit, ElementType.Float64);
        Tensor At(Tensor logits) => Bernoulli.FromLogits(logits).DrawTied(sample, run).Conditional;
        Tensor leaf = Runs.Row(0.4).AsLeaf();

        for (int draw = 0; draw < 50; draw++)
        {
            double derivative = Gradient.Of(At(leaf).At(draw), leaf)[0].ToScalar();
            double difference = (At(Runs.Row(0.4 + Step)).ElementAt(draw) - At(Runs.Row(0.4 - Step)).ElementAt(draw)) / (2 * Step);

            Assert.Equal(difference, derivative, 1e-8);
        }
    }

    [Fact]
    public void DrawTied_Unconditional_HasTheDerivativeOfTheLatent()
    {
        Tensor leaf = Runs.Row(Logits).AsLeaf();
        var law = Bernoulli.FromLogits(leaf);
        Run run = Runs.Of(1, []);

        Tensor tied = Gradient.Of(law.DrawTied(law.Draw(run), run).Unconditional, leaf)[0];

        Assert.Equal(Runs.Elements(Gradient.Of(law.DrawLatent(run), leaf)[0]), Runs.Elements(tied));
    }

    [Theory]
    [InlineData(RelaxationKind.Concrete)]
    [InlineData(RelaxationKind.MeanSeeking)]
    public void Squash_ColdTemperature_IsTheSample(RelaxationKind kind)
    {
        var law = Bernoulli.FromLogits(Runs.Row(Logits));
        Tensor latent = Runs.Row(0.5, -0.3, 2);

        Assert.Equal([1.0, 0, 1], Runs.Elements(law.Squash(latent, At(1e-4, kind))).Select(b => Math.Round(b, 12)));
    }

    [Fact]
    public void Squash_HotMeanSeeking_IsTheMean()
    {
        var law = Bernoulli.FromLogits(Runs.Row(Logits));

        double[] relaxed = Runs.Elements(law.Squash(Runs.Row(0.5, -0.3, 2), At(1e8, RelaxationKind.MeanSeeking)));

        Assert.All(Runs.Elements(law.Mean).Zip(relaxed), static pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    [Fact]
    public void Squash_HotConcrete_IsOneHalf()
        => Assert.All(
            Runs.Elements(Bernoulli.FromLogits(Runs.Row(Logits)).Squash(Runs.Row(0.5, -0.3, 2), At(1e8, RelaxationKind.Concrete))),
            static b => Assert.Equal(0.5, b, 1e-7));

    [Theory]
    [InlineData(RelaxationKind.Concrete)]
    [InlineData(RelaxationKind.MeanSeeking)]
    public void Squash_ExtremeLogitsInFloat32_IsFiniteWithFiniteGradient(RelaxationKind kind)
    {
        Tensor leaf = Runs.Row(80, -80, 1e4, -1e4).To(ElementType.Float32).AsLeaf();
        var law = Bernoulli.FromLogits(leaf);
        Run run = Runs.Of(100, []);
        var relaxation = new Relaxation(Tensor.Full([], 0.1), kind);

        Tensor relaxed = law.Squash(law.DrawTied(law.Draw(run), run).Conditional, relaxation);

        Assert.All(Runs.Elements(relaxed), static b => Assert.InRange(b, 0, 1));
        Assert.All(Runs.Elements(Gradient.Of(relaxed, leaf)[0]), static g => Assert.True(double.IsFinite(g)));
    }

    private static Relaxation At(double temperature, RelaxationKind kind) => new(Tensor.Full([], temperature, ElementType.Float64), kind);

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
