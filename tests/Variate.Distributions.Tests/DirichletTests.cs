using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class DirichletTests
{
    private static readonly double[] Concentrations = [0.7, 2.3];

    [Fact]
    public void LogProbability_TwoComponents_IsThatOfBeta()
    {
        var law = new Dirichlet(Runs.Row(Concentrations));
        var beta = new Beta(Runs.Row(0.7), Runs.Row(2.3));
        foreach (double x in new[] { 1e-6, 0.1, 0.5, 0.9 })
        {
            Assert.Equal(beta.LogProbability(Runs.Row(x)).ToScalar(), law.LogProbability(Runs.Row(x, 1 - x)).ToScalar(), 1e-12);
        }
    }

    [Fact]
    public void Moments_TwoComponents_AreThoseOfBeta()
    {
        var law = new Dirichlet(Runs.Row(Concentrations));
        var beta = new Beta(Runs.Row(0.7), Runs.Row(2.3));

        Assert.Equal(beta.Mean.ToScalar(), law.Mean.ElementAt(0), 1e-15);
        Assert.Equal(beta.Variance.ToScalar(), law.Variance.ElementAt(0), 1e-15);
        Assert.Equal(beta.Entropy.ToScalar(), law.Entropy.ToScalar(), 1e-13);
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(1.5, -0.5)]
    [InlineData(0, 1)]
    [InlineData(1e300, 1e300)]
    public void LogProbability_OffTheSimplex_IsNegativeInfinityWithFiniteGradients(double first, double second)
    {
        Tensor concentration = Runs.Row(Concentrations).AsLeaf();
        Tensor value = Runs.Row(first, second).AsLeaf();

        Tensor logProbability = new Dirichlet(concentration).LogProbability(value);

        Assert.Equal(double.NegativeInfinity, logProbability.ToScalar());
        foreach (Tensor gradient in Gradient.Of(logProbability, concentration, value))
        {
            Assert.All(Runs.Elements(gradient), static element => Assert.True(double.IsFinite(element)));
        }
    }

    [Fact]
    public void LogProbability_ItsGradients_AreItsDifferences()
    {
        double[] parameters = [0.7, 2.3, 11];
        double[] values = [0.2, 0.05, 0.75];
        Tensor concentration = Runs.Row(parameters).AsLeaf();
        Tensor gradient = Gradient.Of(new Dirichlet(concentration).LogProbability(Runs.Row(values)), concentration)[0];

        for (int i = 0; i < parameters.Length; i++)
        {
            const double Step = 1e-5;
            double[] up = [.. parameters];
            double[] down = [.. parameters];
            up[i] += Step;
            down[i] -= Step;
            double difference = new Dirichlet(Runs.Row(up)).LogProbability(Runs.Row(values)).ToScalar()
                - new Dirichlet(Runs.Row(down)).LogProbability(Runs.Row(values)).ToScalar();
            Assert.Equal(difference / (2 * Step), gradient.ElementAt(i), 1e-7);
        }
    }

    [Fact]
    public void Draw_Components_HaveBetaMarginals()
    {
        var law = new Dirichlet(Runs.Row(0.4, 3, 1.1));
        double[] concentrations = [0.4, 3, 1.1];

        Tensor draws = law.Draw(Runs.Of(20_000, []));

        for (int i = 0; i < 3; i++)
        {
            var marginal = new Beta(Runs.Row(concentrations[i]), Runs.Row(4.5 - concentrations[i]));
            double[] component = Runs.Component(draws, i);
            double[] levels = Runs.Elements(marginal.CumulativeProbability(Tensor.Create(component, [component.Length, 1])));
            GoodnessOfFit.AssertLaw(levels, static level => level);
        }
    }

    [Theory]
    [InlineData(ElementType.Float32)]
    [InlineData(ElementType.Float64)]
    public void Draw_SmallConcentrations_HasNeitherZerosNorNaN(ElementType type)
    {
        var law = new Dirichlet(Tensor.Full([10], 0.01, type));

        Tensor draws = law.Draw(Runs.Of(500, []));

        Assert.All(Runs.Elements(draws), static value => Assert.InRange(value, double.Epsilon, 1));
        Assert.All(Runs.Elements(draws.Sum(^1)), static sum => Assert.Equal(1, sum, 1e-6));
        Assert.All(Runs.Elements(law.LogProbability(draws)), static value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Constructor_ConcentrationOutsideTheRange_ThrowsWithName(double concentration)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Dirichlet(Runs.Row(1, concentration)));

        Assert.Equal("concentration", exception.ParamName);
    }

    [Fact]
    public void Constructor_OneComponent_Throws() => Assert.Throws<ShapeMismatchException>(() => new Dirichlet(Runs.Row(1)));
}
