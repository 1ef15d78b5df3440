using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>Latents of bits given the bits, against the definition: those latents of the law whose bit it is.</summary>
public class ConditionalLogisticTests
{
    private const int Draws = 12_000;
    private const double Logit = 0.7;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void CumulativeProbability_LatentsWithTheBit_HaveThisLaw(int bit)
    {
        var law = new ConditionalLogistic(Runs.Row(Logit), Runs.Row(bit));

        double[] latents = [.. LatentsOf(Bernoulli.FromLogits(Runs.Row(Logit))).Where(z => z > 0 == (bit == 1))];

        Assert.InRange(latents.Length, Draws / 5, Draws);
        GoodnessOfFit.AssertLaw(latents, z => law.CumulativeProbability(Runs.Row(z)).ToScalar());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void NoiseOf_LatentsWithEitherBit_HasTheLogisticLaw(int bit)
    {
        double[] latents = [.. LatentsOf(Bernoulli.FromLogits(Runs.Row(Logit))).Where(z => z > 0 == (bit == 1))];

        Tensor noise = new ConditionalLogistic(Runs.Row(Logit), Runs.Row(bit)).NoiseOf(Laws.Quadrature.Column(latents));

        // One law given either bit: independent of it.
        GoodnessOfFit.AssertLaw(Runs.Elements(noise), static v => 1 / (1 + Math.Exp(-v)));
        GoodnessOfFit.AssertOtherLaw(latents, static v => 1 / (1 + Math.Exp(-v)));
    }

    [Theory]
    [InlineData(ElementType.Float32, 2e-5)]
    [InlineData(ElementType.Float64, 1e-12)]
    public void LatentOf_NoiseOfALatent_IsTheLatent(ElementType elementType, double tolerance)
    {
        var law = Bernoulli.FromLogits(Runs.Row(Logit, -5, 20).To(elementType));
        Tensor latent = law.DrawLatent(Runs.Of(500, []));
        var given = new ConditionalLogistic(law.Logits, latent.Step());

        Tensor again = given.LatentOf(given.NoiseOf(latent));

        Assert.All(Runs.Elements(latent).Zip(Runs.Elements(again)), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void DrawTied_Sample_IsTheLatentOfTheConditionalNoise()
    {
        var law = Bernoulli.FromLogits(Runs.Row(Logit, -2));
        Programs.Run run = Runs.Of(50, []);
        Tensor sample = law.Draw(run);

        Tensor conditional = law.DrawTied(sample, run).Conditional;

        Tensor noise = new ConditionalLogistic(law.Logits, sample).NoiseOf(conditional);
        Tensor ofOther = new ConditionalLogistic(law.Logits, 1 - sample).LatentOf(noise);
        double[] expected = Runs.Elements(law.DrawTied(1 - sample, run).Conditional);
        Assert.All(expected.Zip(Runs.Elements(ofOther)), static pair => Assert.Equal(pair.First, pair.Second, 1e-10 * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void Constructor_SampleThatIsNoBit_ThrowsWithName()
        => Assert.Equal("sample", Assert.Throws<ArgumentOutOfRangeException>(static () => new ConditionalLogistic(Runs.Row(0), Runs.Row(0.5))).ParamName);

    private static double[] LatentsOf(Bernoulli law) => Runs.Elements(law.DrawLatent(Runs.Of(Draws, [])));
}
