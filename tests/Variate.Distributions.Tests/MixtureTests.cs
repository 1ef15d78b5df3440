using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class MixtureTests
{
    private static readonly Tensor Locations = Tensor.Create([-1.0, 2, 30], [1, 3]);
    private static readonly Tensor Scales = Tensor.Create([0.5, 1, 2], [1, 3]);

    [Fact]
    public void LogitNablas_Values_AreDifferencesOfTheDistributionFunction()
    {
        double[] logits = [0.4, -1, 0.2];
        foreach (double value in new[] { -2.5, 0.1, 3, 15, 33 })
        {
            Mixture law = Of(logits);
            double density = law.LogProbability(Runs.Row(value)).Exp().ToScalar();
            Tensor nablas = law.VariableNablas[0].At(Runs.Row(value));
            for (int k = 0; k < logits.Length; k++)
            {
                const double Step = 1e-4;
                double[] up = [.. logits];
                double[] down = [.. logits];
                up[k] += Step;
                down[k] -= Step;
                double slope = (Level(Of(up), value) - Level(Of(down), value)) / (2 * Step);
                Assert.Equal(-slope / density, nablas.ElementAt(k), (1e-7 * Math.Abs(slope / density)) + (1e-11 / density));
            }
        }
    }

    [Fact]
    public void LogitNablas_FarInTheUpperTail_AreThoseOfTheUpperTails()
    {
        // Equal scales: there all of the tail is of the rightmost law, and dy/dlogit is w₀(Q̄₁ − Q̄₀)/p with Q̄₀ negligible.
        var law = new Mixture(Runs.Row(0, 0).Reshape([1, 2]), new Normal(Runs.Row(0, 6).Reshape([1, 2]), Runs.Row(1).Reshape([1, 1]).BroadcastTo([1, 2])));
        const double Value = 13;
        double tail = Runs.Elements(new Normal(Runs.Row(0), Runs.Row(1)).UpperProbability(Runs.Row(Value - 6)))[0];
        double density = Math.Exp(-49.0 / 2) / Math.Sqrt(2 * Math.PI);

        Assert.Equal(tail / (2 * density), law.VariableNablas[0].At(Runs.Row(Value)).ElementAt(1), 1e-12);
    }

    [Fact]
    public void Reparameterise_ALawSwitchedOff_HasFiniteGradientsAndNoneTowardsIt()
    {
        Tensor logits = Runs.Row(0.3, double.NegativeInfinity, 0).Reshape([1, 3]).AsLeaf();
        Tensor locations = Locations.AsLeaf();
        var law = new Mixture(logits, new Normal(locations, Scales));

        Tensor sample = law.Reparameterise(Runs.Of(300, []));
        IReadOnlyList<Tensor> gradients = Gradient.Of(sample.Square(), logits, locations);
        IReadOnlyList<Tensor> ofDensity = Gradient.Of(law.LogProbability(sample.StopGradient()), logits, locations);

        foreach (Tensor gradient in gradients.Concat(ofDensity))
        {
            Assert.All(Runs.Elements(gradient), static element => Assert.True(double.IsFinite(element)));
            Assert.Equal(0, gradient.ElementAt(1));
        }
    }

    [Fact]
    public void LogProbability_OutsideEveryLaw_IsNegativeInfinityWithFiniteGradients()
    {
        Tensor logits = Runs.Row(0.3, 1).Reshape([1, 2]).AsLeaf();
        var law = new Mixture(logits, new Gamma(Runs.Row(1, 2).Reshape([1, 2]), Runs.Row(1, 1).Reshape([1, 2])));

        Tensor logProbability = law.LogProbability(Runs.Row(-1));

        Assert.Equal(double.NegativeInfinity, logProbability.ToScalar());
        Assert.All(Runs.Elements(Gradient.Of(logProbability, logits)[0]), static element => Assert.True(double.IsFinite(element)));
    }

    [Fact]
    public void Draw_SeveralComponentsAndData_AreIndependent()
    {
        var law = new Mixture(Tensor.Zeros([4, 5, 2], ElementType.Float64), new Normal(Tensor.Zeros([4, 5, 2], ElementType.Float64), Tensor.Ones([4, 5, 2], ElementType.Float64)));

        Tensor draws = law.Draw(Runs.Of(3, [4]));

        Assert.Equal<Shape>([3, 4, 5], draws.Shape);
        Assert.Equal(60, Runs.Elements(draws).Distinct().Count());
    }

    [Fact]
    public void Constructor_Logits_AreRefusedOutsideTheirRange()
    {
        Assert.Equal("logits", Assert.Throws<ArgumentOutOfRangeException>(() => Of([0, double.NaN, 1])).ParamName);
        Assert.Equal("logits", Assert.Throws<ArgumentOutOfRangeException>(() => Of([0, double.PositiveInfinity, 1])).ParamName);
        Assert.Equal("logits", Assert.Throws<ArgumentOutOfRangeException>(() => Of([.. Enumerable.Repeat(double.NegativeInfinity, 3)])).ParamName);
    }

    [Fact]
    public void Constructor_LawsWithoutAComponentAxisOrADistributionFunction_Throws()
    {
        Assert.Throws<ShapeMismatchException>(() => new Mixture(Runs.Row(0, 0), new Normal(Runs.Row(0, 1), Runs.Row(1, 1))));
        Assert.Throws<ShapeMismatchException>(() => new Mixture(Tensor.Zeros([2, 3], ElementType.Float64), new Normal(Locations, Scales)));
        Assert.Throws<ArgumentException>(() => new Mixture(Runs.Row(0, 0, 0), new VonMises(Locations, Scales)));
    }

    [Fact]
    public void WithMoments_Gradients_AreDifferences()
    {
        Tensor logits = Runs.Row(0.4, -1, 0.2).Reshape([1, 3]).AsLeaf();
        Tensor locations = Locations.AsLeaf();
        MixtureWithMoments<Normal> At(Tensor moved, Tensor movedLocations) => Mixture.WithMoments(moved, new Normal(movedLocations, Scales));
        IReadOnlyList<Tensor> gradients = Gradient.Of(At(logits, locations).Variance, logits, locations);

        for (int k = 0; k < 3; k++)
        {
            Tensor unit = Tensor.Identity(3, logits).Slice(0, k, 1);
            double ofLogit = Laws.Difference.Of(step => At(logits.StopGradient() + (unit * step), Locations).Variance.ToScalar(), 1e-3);
            double ofLocation = Laws.Difference.Of(step => At(logits.StopGradient(), Locations + (unit * step)).Variance.ToScalar(), 1e-3);
            Assert.Equal(ofLogit, gradients[0].ElementAt(k), 1e-8 * (1 + Math.Abs(ofLogit)));
            Assert.Equal(ofLocation, gradients[1].ElementAt(k), 1e-8 * (1 + Math.Abs(ofLocation)));
        }
    }

    private static Mixture Of(double[] logits) => new(Runs.Row(logits).Reshape([1, 3]), new Normal(Locations, Scales));

    private static double Level(Mixture law, double value) => law.CumulativeProbability(Runs.Row(value)).ToScalar();
}
