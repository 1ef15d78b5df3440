using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class MultivariateNormalTests
{
    private const int Draws = 20_000;
    private static readonly double[] Factor = [0.5, 9, 9, -0.3, 2, 9, 1.1, 0.4, 0.7];

    [Fact]
    public void LogProbability_ByConditionals_IsTheSumOfNormalLogDensities()
    {
        var law = new MultivariateNormal(Runs.Row(1, -2, 0.5), Tensor.Create(Factor, [3, 3]));
        double[] y = [0.3, 1, -1];
        double[] z = [-0.7 / 0.5, 0, 0];
        z[1] = (3 + (0.3 * z[0])) / 2;
        z[2] = (-1.5 - (1.1 * z[0]) - (0.4 * z[1])) / 0.7;

        double expected = z.Sum(static zi => -zi * zi / 2) - (1.5 * Math.Log(2 * Math.PI)) - Math.Log(0.5 * 2 * 0.7);

        Assert.Equal(expected, law.LogProbability(Runs.Row(y)).ToScalar(), 1e-12);
    }

    [Fact]
    public void LogProbability_ItsGradient_IsItsDifference()
    {
        Tensor leaf = Tensor.Create(Factor, [3, 3]).AsLeaf();
        Tensor Of(Tensor factor) => new MultivariateNormal(Runs.Row(1, -2, 0.5), factor).LogProbability(Runs.Row(0.3, 1, -1));

        Tensor gradient = Gradient.Of(Of(leaf), leaf)[0];

        for (int i = 0; i < Factor.Length; i++)
        {
            int moved = i;
            double difference = Laws.Difference.Of(step => Of(Tensor.Create([.. Factor.Select((x, j) => j == moved ? x + step : x)], [3, 3])).ToScalar(), 1e-3);
            Assert.Equal(difference, gradient.ElementAt(i), 1e-8 * (1 + Math.Abs(difference)));
        }
    }

    [Fact]
    public void Gradients_TowardsTheFactorInFloat32_AreThoseOfFloat64()
    {
        // Numbers that float32 has.
        double[] factor = [0.5, 9, 9, -0.25, 2, 9, 1.125, 0.375, 0.75];
        IReadOnlyList<double[]> In(ElementType elementType)
        {
            Tensor leaf = Tensor.Create(factor, [3, 3]).To(elementType).AsLeaf();
            var law = new MultivariateNormal(Runs.Row(1, -2, 0.5).To(elementType), leaf);
            var other = new MultivariateNormal(Runs.Row(0, 1, 1.5).To(elementType), Tensor.Identity(3, leaf) * 2);
            Tensor[] costs = [law.LogProbability(Runs.Row(0.25, 1, -1).To(elementType)), law.Entropy, Divergence.KullbackLeibler(law, other).Value];
            return [.. costs.Select(cost => Runs.Elements(Gradient.Of(cost, leaf)[0]))];
        }

        IReadOnlyList<double[]> exact = In(ElementType.Float64);
        IReadOnlyList<double[]> rounded = In(ElementType.Float32);

        // A few roundings of float32, in terms of the size of the largest.
        for (int cost = 0; cost < exact.Count; cost++)
        {
            double size = exact[cost].Max(Math.Abs);
            Assert.All(exact[cost].Zip(rounded[cost]), pair => Assert.Equal(pair.First, pair.Second, 2e-6 * size));
            Assert.All([1, 2, 5], above => Assert.Equal(0, rounded[cost][above]));
        }
    }

    [Theory]
    [InlineData(ElementType.Float32, 1e-5)]
    [InlineData(ElementType.Float64, 1e-13)]
    public void Reparameterise_TowardsTheFactor_HasTheNoiseAsGradient(ElementType elementType, double tolerance)
    {
        Tensor leaf = Tensor.Create([0.5, 0, 1.5, 2.0], [2, 2]).To(elementType).AsLeaf();
        Tensor sample = new MultivariateNormal(Runs.Row(1, -2).To(elementType), leaf).Reparameterise(Runs.Of(1, []));
        double[] y = Runs.Elements(sample);
        double first = (y[0] - 1) / 0.5;
        double second = (y[1] + 2 - (1.5 * first)) / 2;

        double[] gradient = Runs.Elements(Gradient.Of((sample * Runs.Row(3, 5).To(elementType)).Sum(^1), leaf)[0]);

        double[] expected = [3 * first, 0, 5 * first, 5 * second];
        Assert.All(expected.Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void Draw_ManyTimes_HasTheCovarianceOfTheFactor()
    {
        var law = new MultivariateNormal(Runs.Row(1, -2, 0.5), Tensor.Create(Factor, [3, 3]));
        double[] weights = [0.4, -0.2, 1];

        Tensor draws = law.Draw(Runs.Of(Draws, []));
        double[] projected = Runs.Elements((draws * Runs.Row(weights)).Sum(^1));

        // w·y is normal with mean w·m and deviation |Lᵀw|.
        double[] loadings = [(0.4 * 0.5) + (0.2 * 0.3) + 1.1, (-0.2 * 2) + 0.4, 0.7];
        double deviation = Math.Sqrt(loadings.Sum(static x => x * x));
        GoodnessOfFit.AssertLaw(projected, x => Tensors.SpecialFunctions.NormalFunctions.Cdf((x - 1.3) / deviation));
        Assert.Equal(Runs.Elements(draws), Runs.Elements(law.Reparameterise(Runs.Of(Draws, []))));
    }

    [Fact]
    public void VarianceAndEntropy_Law_AreThoseOfTheCovariance()
    {
        var law = new MultivariateNormal(Runs.Row(1, -2, 0.5), Tensor.Create(Factor, [3, 3]));

        Assert.Equal([0.25, 4.09, 1.86], Runs.Elements(law.Variance).Select(static x => Math.Round(x, 12)));
        Assert.Equal((1.5 * Math.Log(2 * Math.PI * Math.E)) + Math.Log(0.7), law.Entropy.ToScalar(), 1e-13);
    }

    [Fact]
    public void Constructor_BatchOfFactors_BroadcastsTheLocation()
    {
        var factors = Tensor.Create([1.0, 0, 0.5, 1, 2, 0, 0.5, 3], [2, 2, 2]);
        var law = new MultivariateNormal(Runs.Row(0, 0), factors);

        Assert.Equal<Shape>([2, 2], law.Shape);
        Assert.Equal<Shape>([7, 2], law.LogProbability(law.Draw(Runs.Of(7, [2]))).Shape);
        Assert.Equal<Shape>([2], Divergence.KullbackLeibler(law, law).Value.Shape);
        Assert.All(Runs.Elements(Divergence.KullbackLeibler(law, law).Value), static value => Assert.Equal(0, value, 1e-14));
    }

    [Fact]
    public void Constructor_WrongFactor_Throws()
    {
        Assert.Throws<ShapeMismatchException>(() => new MultivariateNormal(Runs.Row(0, 0), Tensor.Ones([2, 3], ElementType.Float64)));
        Assert.Contains(
            "choleskyFactor",
            Assert.Throws<ArgumentOutOfRangeException>(() => new MultivariateNormal(Runs.Row(0), Tensor.Create([-1.0], [1, 1]))).Message,
            StringComparison.Ordinal);
    }
}
