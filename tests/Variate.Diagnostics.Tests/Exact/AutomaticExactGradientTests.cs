using Variate.Distributions;
using Variate.Estimators;
using Variate.Tensors;

namespace Variate.Diagnostics.Tests.Exact;

public class AutomaticExactGradientTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(1);
    private readonly AutomaticExactGradient _method = new();

    [Fact]
    public void Compute_TwoLayersOfBits_IsTheSumWrittenOut()
    {
        var model = new TwoLayerModel();
        Tensor objective = WrittenOut(model);
        double[] expected = [.. Gradient.Of(objective, [.. model.TwoLayers.Select(static p => p.Value)]).SelectMany(static g => g.ToImmutableArray())];

        ExactGradient exact = _method.Compute(model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()), Key);

        Assert.Equal("enumeration of 32 joint values", exact.Method);
        Assert.Equal(objective.ToScalar(), exact.Objective!.Value, 1e-13);
        Assert.All(expected.Zip(exact.Elements), static pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void Compute_SquareOfANormalChoice_IsTheClosedForm()
    {
        var location = new Parameter("location", Tensor.Create([0.7], [1]));
        var scale = new Parameter("scale", Tensor.Create([1.3], [1]));
        var problem = new GradientProblem(
            () => from z in new Normal(location, scale) select (z - 1).Square().Sum(^1), new ParameterSet(location, scale));

        ExactGradient exact = _method.Compute(problem, Key);

        Assert.StartsWith("quadrature of 1 components", exact.Method, StringComparison.Ordinal);
        Assert.Equal((0.3 * 0.3) + (1.3 * 1.3), exact.Objective!.Value, 1e-11);
        Assert.Equal(2 * (0.7 - 1), exact.Elements[0], 1e-11);
        Assert.Equal(2 * 1.3, exact.Elements[1], 1e-11);
        Assert.InRange(exact.NumericalError, 0, 1e-8);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(2.5)]
    public void Compute_LogarithmOfAGammaChoice_IsTheClosedForm(double concentration)
    {
        var shape = new Parameter("concentration", Tensor.Create([concentration], [1]));
        var rate = new Parameter("rate", Tensor.Create([0.8], [1]));
        var problem = new GradientProblem(() => from z in new Gamma(shape, rate) select z.Log().Sum(^1), new ParameterSet(shape, rate));
        double trigamma = PolyGammaByTheSeries(concentration);

        ExactGradient exact = _method.Compute(problem, Key);

        Assert.Equal(trigamma, exact.Elements[0], 1e-6 * trigamma);
        Assert.Equal(-1 / 0.8, exact.Elements[1], 1e-6);
    }

    [Fact]
    public void Compute_NormalThenBits_IsQuadratureOfTheSumWrittenOut()
    {
        var location = new Parameter("location", Tensor.Create([0.4], [1]));
        var weight = new Parameter("weight", Tensor.Create([1.7], [1]));
        var problem = new GradientProblem(
            () => from z in new Normal(location, Tensor.Create([0.6], [1]))
                  from h in Bernoulli.FromLogits(z * weight)
                  select (h * 3).Sum(^1),
            new ParameterSet(location, weight));
        const int Steps = 4000;
        double[] expected = new double[2];
        for (int i = 0; i <= Steps; i++)
        {
            double s = -10 + (20.0 * i / Steps);
            double z = 0.4 + (0.6 * s);
            double p = 1 / (1 + Math.Exp(-1.7 * z));
            double weightOfNode = Math.Exp(-s * s / 2) / Math.Sqrt(2 * Math.PI) * 20 / Steps;
            expected[0] += weightOfNode * 3 * p * (1 - p) * 1.7;
            expected[1] += weightOfNode * 3 * p * (1 - p) * z;
        }

        ExactGradient exact = _method.Compute(problem, Key);

        Assert.StartsWith("enumeration of 2 joint values, quadrature of 1 components", exact.Method, StringComparison.Ordinal);
        Assert.Equal(expected[0], exact.Elements[0], 1e-9);
        Assert.Equal(expected[1], exact.Elements[1], 1e-9);
    }

    [Fact]
    public void Compute_SquareOfAPoissonChoice_IsTheClosedForm()
    {
        var rate = new Parameter("rate", Tensor.Create([3.5, 0.4], [2]));
        var problem = new GradientProblem(() => from n in new Poisson(rate) select n.Square().Sum(^1), new ParameterSet(rate));

        ExactGradient exact = _method.Compute(problem, Key);

        Assert.StartsWith("truncated sum", exact.Method, StringComparison.Ordinal);
        Assert.Equal((3.5 * 4.5) + (0.4 * 1.4), exact.Objective!.Value, 1e-10);
        Assert.Equal((2 * 3.5) + 1, exact.Elements[0], 1e-10);
        Assert.Equal((2 * 0.4) + 1, exact.Elements[1], 1e-10);
    }

    [Fact]
    public void Compute_CostThatOutgrowsTheTailOfCounts_IsRefused()
    {
        var rate = new Parameter("rate", Tensor.Create([3.0], [1]));
        var problem = new GradientProblem(() => from n in new Poisson(rate) select (n * 4).Exp().Sum(^1), new ParameterSet(rate));

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(() => _method.Compute(problem, Key));

        Assert.Contains("grow too fast", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_UniformWithAMovingEnd_IsRefused()
    {
        var upper = new Parameter("upper", Tensor.Create([1.3], [1]));
        var problem = new GradientProblem(
            () => from z in new Uniform(Tensor.Create([0.0], [1]), upper) select z.Square().Sum(^1), new ParameterSet(upper));

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(() => _method.Compute(problem, Key));

        Assert.Contains("end of its support moves", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_CostThatJumps_IsRefused()
    {
        var location = new Parameter("location", Tensor.Create([0.1], [1]));
        var problem = new GradientProblem(
            () => from z in new Normal(location, Tensor.Create([1.0], [1])) select z.Step().Sum(^1), new ParameterSet(location));

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(
            () => new AutomaticExactGradient(largestJointCount: 1024).Compute(problem, Key));

        Assert.Contains("did not converge", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_TooManyJointValues_IsRefusedWithTheirNumber()
    {
        var model = new TwoLayerModel();
        GradientProblem problem = model.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator());

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(
            () => new AutomaticExactGradient(largestJointCount: 31).Compute(problem, Key));

        Assert.Contains("32 joint values", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_LawThatCannotBeIntegrated_IsRefusedByItsName()
    {
        var concentration = new Parameter("concentration", Tensor.Create([1.0, 2.0, 3.0], [3]));
        var problem = new GradientProblem(
            () => from z in new Dirichlet(concentration).Named("weights") select z.Square().Sum(^1), new ParameterSet(concentration));

        NoExactGradientException refused = Assert.Throws<NoExactGradientException>(() => _method.Compute(problem, Key));

        Assert.Contains("choice \"weights\": Dirichlet", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_ParametersOfAWorkspace_AreGivenBack()
    {
        var model = new TwoLayerModel();
        using var workspace = new Workspace(1);
        model.OneLayer.AttachTo(workspace);

        _method.Compute(model.One(new ScoreFunctionEstimator()), Key);

        Assert.All(model.OneLayer, parameter => Assert.Same(workspace, parameter.Value.Workspace));
    }

    /// <summary>ψ′(x) = Σ 1/(x + n)², with the tail by the midpoint rule.</summary>
    private static double PolyGammaByTheSeries(double x)
    {
        const int Terms = 100_000;
        return Enumerable.Range(0, Terms).Sum(n => 1 / ((x + n) * (x + n))) + (1 / (x + Terms - 0.5));
    }

    private static Tensor WrittenOut(TwoLayerModel model)
    {
        Tensor h1 = Bits(3).Reshape([8, 1, 1, 3]);
        Tensor h2 = Bits(2).Reshape([4, 1, 2]);
        Tensor weights = LogProbabilities.Bernoulli(h1, model.Logits1()).Exp() * LogProbabilities.Bernoulli(h2, model.Logits2(h1)).Exp();
        return (weights * model.Cost2(h1, h2)).SumAxis(0).SumAxis(0).MeanAll();
    }

    private static Tensor Bits(int count)
        => Tensor.Create([.. Enumerable.Range(0, (1 << count) * count).Select(i => (double)(((i / count) >> (i % count)) & 1))], [1 << count, count]);
}
