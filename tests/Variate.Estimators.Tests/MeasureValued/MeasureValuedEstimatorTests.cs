using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Estimators.Tests.LocalExpectations;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.MeasureValued;

/// <summary>Measure-valued derivatives: costs with jumps, identities with other estimators, variances, axes, refusals.</summary>
public class MeasureValuedEstimatorTests
{
    private const double Threshold = 0.9;
    private const double Rounding = 1e-12;

    public static TheoryData<string> Jumping => ["Normal", "Gamma", "SmallGamma", "Exponential", "Weibull"];

    public static TheoryData<int> Keys => [.. Enumerable.Range(0, 6)];

    [Theory]
    [MemberData(nameof(Jumping))]
    public void Estimate_CostWithAJump_HasTheSlopeOfTheDistributionFunction(string name)
    {
        (Func<Distribution> law, ParameterSet parameters, Tensor upper) = WithTail(name);

        var result = ZTest.Run(
            () => from z in law().Via(new MeasureValuedEstimator()) select (z - Threshold).Step().Sum(^1),
            parameters,
            upper,
            new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.05);
    }

    [Fact]
    public void Estimate_Categories_AgreeWithTheExactSum()
    {
        var logits = new Parameter("logits", Tensor.Create([0.4, -0.8, 1.1], [3]));
        var costs = Tensor.Create([0.7, 2, -1.3], [3]);

        var result = ZTest.Run(
            () => from h in OneHotCategorical.FromLogits(logits).Via(new MeasureValuedEstimator()) select (h * costs).Sum(^1).Square(),
            new ParameterSet(logits),
            (logits.Value.Softmax() * costs.Square()).Sum(^1),
            new EstimateOptions { DrawCount = 512 });

        result.AssertUnbiased(0.02);
    }

    [Fact]
    public void Estimate_OneCategory_HasNoGradient()
    {
        var logits = new Parameter("logits", Tensor.Create([0.4], [1]));
        Stochastic<Tensor> program = from h in OneHotCategorical.FromLogits(logits).Via(new MeasureValuedEstimator()) select h.Sum(^1);

        Assert.Equal(0, program.Estimate(new ParameterSet(logits), RandomKey.FromSeed(1)).Gradients[0].ToScalar());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Estimate_Poisson_EqualsGo(int seed) => AssertEqual(CountChoice.Named("Poisson"), new GoEstimator(), seed);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Estimate_Bernoulli_EqualsRam(int seed) => AssertEqual(CountChoice.Named("Bernoulli"), new RamEstimator(), seed);

    [Fact]
    public void Variance_OfASmoothCost_IsBelowThatOfTheScoreFunction()
    {
        (Func<Distribution> law, ParameterSet parameters, _) = WithTail("Normal");
        Tensor exact = (parameters[0].Value.Square() + parameters[1].Value.Square()).Sum(^1);
        ZTest Run(Estimator estimator)
            => ZTest.Run(() => from z in law().Via(estimator) select z.Square().Sum(^1), parameters, exact, new EstimateOptions { DrawCount = 512 });

        Assert.True(Run(new MeasureValuedEstimator()).TraceOfCovariance * 4 < Run(new ScoreFunctionEstimator()).TraceOfCovariance);
    }

    [Fact]
    public void Estimate_ScaleOfAQuadraticCost_SharesTheSampleWithItsMaxwellDraw()
    {
        // Coupled, the difference of the squares is 2σ²E for a standard exponential E: a variance of 4σ² for the gradient.
        var scale = new Parameter("scale", Tensor.Create([0.8], [1]));
        var location = Tensor.Create([0.0], [1]);

        var result = ZTest.Run(
            () => from z in new Normal(location, scale).Via(new MeasureValuedEstimator()) select z.Square().Sum(^1),
            new ParameterSet(scale),
            scale.Value.Square().Sum(^1),
            new EstimateOptions { DrawCount = 512 },
            groups: 400);

        result.AssertUnbiased(0.01);
        double error = Math.Sqrt(2.0 / 399);
        Assert.InRange(Math.Log(result.TraceOfCovariance / (4 * 0.8 * 0.8)), -5 * error, 5 * error);
    }

    [Theory]
    [InlineData("Normal", 1 + 4 + 2)]
    [InlineData("Gamma", 1 + 4 + 2)]
    [InlineData("Weibull", 1 + 4 + 2)]
    [InlineData("Exponential", 1 + 2)]
    public void CostEvaluations_OfEveryParameter_AreThoseDeclared(string name, int count)
    {
        (Func<Distribution> law, ParameterSet parameters, _) = WithTail(name);
        Stochastic<Tensor> program = from z in law().Via(new MeasureValuedEstimator()) select z.Sum(^1);

        Assert.Equal(count, program.Estimate(parameters, RandomKey.FromSeed(1)).Diagnostics.CostEvaluations);
    }

    [Fact]
    public void CostEvaluations_OfAConstantParameter_AreNone()
    {
        var location = new Parameter("location", Tensor.Create([0.3, 0.4], [2]));
        Stochastic<Tensor> program = from z in new Normal(location, Tensor.Create([1.0], [1])).Via(new MeasureValuedEstimator()) select z.Sum(^1);

        Assert.Equal(1 + 6, program.Estimate(new ParameterSet(location), RandomKey.FromSeed(1)).Diagnostics.CostEvaluations);
    }

    [Fact]
    public void Estimate_GlobalChoiceOfFloat32_AgreesWithTheMoment()
    {
        var concentration = new Parameter("concentration", Tensor.Create([1.7f, 0.6f], [2]));
        var rate = new Parameter("rate", Tensor.Create([1.3f], [1]));
        var weights = Tensor.Create([1f, 2f, 0.5f, -1f], [2, 2]);

        var result = ZTest.Run(
            () => from z in new Gamma(concentration, rate).Via(new MeasureValuedEstimator()) select (z * weights).Sum(^1),
            new ParameterSet(concentration, rate),
            (concentration.Value / rate * weights).Sum(^1).MeanAll(),
            new EstimateOptions { Batch = [2], DrawCount = 512 });

        result.AssertUnbiased(0.05);
    }

    [Fact]
    public void Estimate_LargeAndSmallGammaShapes_AgreeWithTheMoments()
    {
        var concentration = new Parameter("concentration", Tensor.Create([0.02, 1000, 40], [3]));
        Tensor rate = concentration.Value.StopGradient();

        // 𝔼[y²] = α(α + 1)/r².
        var result = ZTest.Run(
            () => from z in new Gamma(concentration, rate).Via(new MeasureValuedEstimator()) select z.Square().Sum(^1),
            new ParameterSet(concentration),
            (concentration.Value * (concentration.Value + 1) / rate.Square()).Sum(^1),
            new EstimateOptions { DrawCount = 1024 });

        result.AssertUnbiased(0.05);
    }

    [Fact]
    public void Estimate_OtherLaw_IsRefusedByName()
    {
        var location = new Parameter("location", Tensor.Create([0.3], [1]));
        Stochastic<Tensor> program =
            from z in new Laplace(location, Tensor.Create([1.0], [1])).Via(new MeasureValuedEstimator()).Named("own")
            select z.Sum(^1);

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => program.Estimate(new ParameterSet(location), RandomKey.FromSeed(1)));

        Assert.Contains("\"own\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("pathwise", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_CountWithoutANextOneInFloat32_IsRefusedByName()
    {
        var rate = new Parameter("rate", Tensor.Create([1e9f], [1]));
        Stochastic<Tensor> program = from z in new Poisson(rate).Via(new MeasureValuedEstimator()).Named("huge") select z.Sum(^1);

        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => program.Estimate(new ParameterSet(rate), RandomKey.FromSeed(1)));

        Assert.Contains("\"huge\"", error.Message, StringComparison.Ordinal);
    }

    private static void AssertEqual(CountChoice row, Estimator other, int seed)
    {
        IReadOnlyList<Tensor> expected = Gradients(other);
        IReadOnlyList<Tensor> actual = Gradients(new MeasureValuedEstimator());

        foreach ((double e, double a) in expected.SelectMany(g => g.ToImmutableArray()).Zip(actual.SelectMany(g => g.ToImmutableArray())))
        {
            Assert.Equal(e, a, Rounding);
        }

        IReadOnlyList<Tensor> Gradients(Estimator estimator)
            => row.TwoLayers(estimator, new ScoreFunctionEstimator()).Estimate(row.ParameterSet, RandomKey.FromSeed((ulong)seed)).Gradients;
    }

    /// <summary>A choice of one component, and the probability to be above the threshold as a differentiable function of its parameters.</summary>
    private static (Func<Distribution> Law, ParameterSet Parameters, Tensor Upper) WithTail(string name)
    {
        Parameter first = Of("first", 1.4);
        Parameter second = Of("second", 0.8);
        switch (name)
        {
            case "Normal":
                return (() => new Normal(first, second), new(first, second), ((first.Value - Threshold) / second).NormalCumulative().Sum(^1));
            case "Exponential":
                return (() => new Exponential(first), new(first), (first.Value * -Threshold).Exp().Sum(^1));
            case "Weibull":
                Tensor exponent = (second.Value * (Math.Log(Threshold) - first.Value.Log())).Exp();
                return (() => new Weibull(first, second), new(first, second), (-exponent).Exp().Sum(^1));
            default:
                Parameter shape = name == "Gamma" ? first : Of("first", 0.6);
                return (() => new Gamma(shape, second), new(shape, second), UpperTailOfGamma(shape, second));
        }
    }

    /// <summary>The integral of the density from the threshold by the trapezoidal rule, under a map that is flat at the threshold.</summary>
    private static Tensor UpperTailOfGamma(Tensor shape, Tensor rate)
    {
        const double Step = 0.02;
        double[] nodes = [.. Enumerable.Range(0, 500).Select(static j => ((j + 0.5) * Step) - 5)];
        var t = Tensor.Create(nodes, [nodes.Length, 1]);
        Tensor exponent = t - (-t).Exp();
        Tensor logSlope = exponent + ((-t).Exp() + 1).Log();
        return (new Gamma(shape, rate).LogProbability(exponent.Exp() + Threshold) + logSlope.Sum(^1)).Exp().SumAll() * Step;
    }

    private static Parameter Of(string name, double element) => new(name, Tensor.Create([element], [1]));
}
