using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>Latents of categories given the category, against the definition: those latents of the law whose category it is.</summary>
public class ConditionalGumbelTests
{
    private const int Draws = 20_000;
    private static readonly Tensor Logits = Runs.Row(0.4, -0.6, 0.9);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void NoiseOf_LatentsWithAnyCategory_AreIndependentGumbels(int category)
    {
        Tensor latents = LatentsOf(category);

        Tensor noise = new ConditionalGumbel(Logits, UnitVector(category)).NoiseOf(latents);

        // One law given any category: independent of it. The latents themselves have another.
        double[][] levels = [.. Enumerable.Range(0, 3).Select(i => Runs.Component(noise, i).Select(Gumbel).ToArray())];
        Assert.All(levels, static component => GoodnessOfFit.AssertLaw(component, static level => level));
        GoodnessOfFit.AssertOtherLaw(Runs.Component(latents, (category + 1) % 3), Gumbel);

        // Uniform levels have variance 1/12; the correlation of independent ones is normal with variance 1/n.
        Assert.All([(0, 1), (0, 2), (1, 2)], pair => Assert.InRange(Correlation(levels[pair.Item1], levels[pair.Item2]) * Math.Sqrt(levels[0].Length), -4.5, 4.5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Draw_OneCategory_HasTheMeansOfTheLatentsWithIt(int category)
    {
        Tensor given = LatentsOf(category);
        Tensor draws = new ConditionalGumbel(Logits, UnitVector(category)).Draw(Runs.Of(given.Shape[0], [], seed: 77));

        foreach (Func<Tensor, Tensor> function in new Func<Tensor, Tensor>[]
        {
            static z => z.Tanh(),
            static z => (z.Slice(^1, 0, 1) - z.Slice(^1, 1, 1)).Tanh(),
            static z => (z.Slice(^1, 0, 1) * z.Slice(^1, 2, 1)).Tanh(),
        })
        {
            // The functions are within [−1, 1]: each mean has a standard error below 1/√n.
            double error = (function(given).MeanAll() - function(draws).MeanAll()).ToScalar();
            Assert.InRange(Math.Abs(error) * Math.Sqrt(given.Shape[0] / 2.0), 0, 4.5);
        }
    }

    [Fact]
    public void LogProbability_OverTheCategories_IsThatOfTheLatents()
    {
        Tensor z = Runs.Row(1.3, 0.2, -0.4);
        var law = OneHotCategorical.FromLogits(Logits);
        var unconditional = new Gumbel(law.LogProbabilities, Tensor.Ones([3], ElementType.Float64));

        // p(z) = p(b) p(z | b) for the b of z, and p(z | b) = 0 for the others.
        double joint = (law.LogProbability(UnitVector(0)) + new ConditionalGumbel(Logits, UnitVector(0)).LogProbability(z)).ToScalar();

        Assert.Equal(unconditional.LogProbability(z).ToScalar(), joint, 1e-13);
        Assert.Equal(double.NegativeInfinity, new ConditionalGumbel(Logits, UnitVector(1)).LogProbability(z).ToScalar());
    }

    [Theory]
    [InlineData(ElementType.Float32, 1e-4)]
    [InlineData(ElementType.Float64, 1e-11)]
    public void LatentOf_NoiseOfLatents_IsTheLatents(ElementType elementType, double tolerance)
    {
        var law = OneHotCategorical.FromLogits((Logits * 3).To(elementType));
        Tensor latent = law.DrawLatent(Runs.Of(500, []));
        var given = new ConditionalGumbel(law.LogProbabilities, latent.OneHotOfMax());

        Tensor again = given.LatentOf(given.NoiseOf(latent));

        Assert.All(Runs.Elements(latent).Zip(Runs.Elements(again)), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void Constructor_SampleThatIsNoUnitVector_ThrowsWithName()
    {
        Assert.Equal("sample", Assert.Throws<ArgumentOutOfRangeException>(static () => new ConditionalGumbel(Logits, Runs.Row(0.5, 0.5, 0))).ParamName);
        Assert.Equal("sample", Assert.Throws<ArgumentOutOfRangeException>(static () => new ConditionalGumbel(Logits, Runs.Row(1, 1, 0))).ParamName);
    }

    private static double Gumbel(double v) => Math.Exp(-Math.Exp(-v));

    private static Tensor UnitVector(int category) => Tensor.Identity(3, Logits).Slice(0, category, 1).Reshape([3]);

    /// <summary>[n, 3]: of many latents, those with a given category.</summary>
    private static Tensor LatentsOf(int category)
    {
        double[] latents = Runs.Elements(OneHotCategorical.FromLogits(Logits).DrawLatent(Runs.Of(Draws, [])));
        double[] kept = [.. latents.Chunk(3).Where(z => Array.IndexOf(z, z.Max()) == category).SelectMany(static z => z)];
        return Tensor.Create(kept, [kept.Length / 3, 3]);
    }

    private static double Correlation(double[] first, double[] second) => first.Zip(second, static (a, b) => 12 * (a - 0.5) * (b - 0.5)).Average();
}
