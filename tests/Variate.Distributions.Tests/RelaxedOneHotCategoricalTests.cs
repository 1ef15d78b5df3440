using Variate.Distributions.Tests.Laws;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class RelaxedOneHotCategoricalTests
{
    private static readonly double[] Logits = [0.4, -1.2, 1.3];

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    public void LogProbability_TwoCategories_IsThatOfTheRelaxedBit(double temperature)
    {
        var law = new RelaxedOneHotCategorical(Runs.Row(0.4, -1.2), Runs.Row(temperature));
        var bit = new RelaxedBernoulli(Runs.Row(1.6), Runs.Row(temperature));
        double[] values = [0.1, 0.5, 0.93];

        double[] actual = Runs.Elements(law.LogProbability(Tensor.Create([.. values.SelectMany(static y => new[] { y, 1 - y })], [3, 2])));

        double[] expected = Runs.Elements(bit.LogProbability(Quadrature.Column(values)));
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void LogProbability_OverTheSimplex_IntegratesToOne()
    {
        var law = new RelaxedOneHotCategorical(Runs.Row(Logits), Runs.Row(0.8));
        var line = Quadrature.Over([0, 1]);
        double total = 0;
        for (int i = 0; i < line.Points.Length; i++)
        {
            // The second component runs over what the first one leaves.
            double left = 1 - line.Points[i];
            if (left > 1e-12)
            {
                double[] rows = [.. line.Points.SelectMany(t => new[] { line.Points[i], left * t, left * (1 - t) })];
                double[] density = Runs.Elements(law.LogProbability(Tensor.Create(rows, [line.Points.Length, 3])).Exp());
                total += line.Weights[i] * left * density.Zip(line.Weights, static (p, w) => p * w).Sum();
            }
        }

        Assert.Equal(1, total, 1e-6);
    }

    [Fact]
    public void LogProbability_OffTheSimplex_IsMinusInfinity()
    {
        var law = new RelaxedOneHotCategorical(Runs.Row(Logits), Runs.Row(0.8));

        double[] values = Runs.Elements(law.LogProbability(Tensor.Create([0.5, 0.5, 0.5, -0.2, 0.6, 0.6, 0, 0.5, 0.5], [3, 3])));

        Assert.All(values, static value => Assert.Equal(double.NegativeInfinity, value));
    }

    [Fact]
    public void Draw_LargestComponent_HasTheFrequenciesOfTheCategories()
    {
        const int Draws = 20_000;
        Tensor draws = new RelaxedOneHotCategorical(Runs.Row(Logits), Runs.Row(0.8)).Draw(Runs.Of(Draws, []));

        double[] counts = Runs.Elements(draws.OneHotOfMax().Sum(0));

        // χ² with two degrees of freedom is above this with probability 1e-4.
        GoodnessOfFit.AssertFrequencies(counts, Runs.Elements(Runs.Row(Logits).Softmax()), 18.42);
    }

    [Fact]
    public void Draw_ColdTemperatureInFloat32_IsFiniteOnBothScales()
    {
        var law = new RelaxedOneHotCategorical(Runs.Row(Logits).To(ElementType.Float32), Runs.Row(0.01).To(ElementType.Float32));

        Tensor draws = law.Draw(Runs.Of(1000, []));
        Tensor logarithms = law.LogLaw.Draw(Runs.Of(1000, []));

        Assert.All(Runs.Elements(law.LogProbability(draws)), static value => Assert.True(double.IsFinite(value)));
        Assert.All(Runs.Elements(law.LogLaw.LogProbability(logarithms)), static value => Assert.True(double.IsFinite(value)));
        Assert.All(Runs.Elements(draws), static value => Assert.True(value > 0));
    }

    [Fact]
    public void Reparameterise_Run_IsTheDrawWithTheGradientOfFixedNoise()
    {
        Variate.Programs.Run run = Runs.Of(5, []);
        Tensor weights = Noise.Normal(RandomKey.FromSeed(5), [5, 3], Runs.Row(0));
        double At(double[] logits) => (new RelaxedOneHotCategorical(Runs.Row(logits), Runs.Row(0.8)).Draw(run) * weights).SumAll().ToScalar();
        Tensor leaf = Runs.Row(Logits).AsLeaf();
        var law = new RelaxedOneHotCategorical(leaf, Runs.Row(0.8));

        Tensor gradient = Gradient.Of((law.Reparameterise(run) * weights).SumAll(), leaf)[0];

        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(law.Reparameterise(run)));
        for (int i = 0; i < 3; i++)
        {
            int moved = i;
            Assert.Equal(Difference.Of(step => At([.. Logits.Select((x, j) => j == moved ? x + step : x)]), 1e-3), gradient.ElementAt(i), 1e-8);
        }
    }
}
