using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>LAX on a Normal choice: against Gauss–Hermite quadrature, and as the estimators that it contains.</summary>
public class LaxTests
{
    private readonly TwoLayerModel _model = new();
    private readonly Parameter _location = TwoLayerModel.New("location", 1, [2, 1]);
    private readonly Parameter _scale = TwoLayerModel.New("scale", 0.5, [2, 1]);
    private readonly Parameter _output = TwoLayerModel.New("output", 1, [1, 4]);
    private readonly Parameter _weights = TwoLayerModel.New("weights", 1.2, [1, 2]);
    private readonly TinyNetwork _network = new("c", 2);
    private readonly ParameterSet _parameters;

    public LaxTests()
    {
        _parameters = new ParameterSet(_location, _scale, _output, _weights, _model.V2, _model.D, _model.R);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("rebar")]
    [InlineData("relax")]
    [InlineData("leave-one-out")]
    public void Estimate_BeforeBits_AgreesWithQuadrature(string below)
    {
        (Tensor nodes, Tensor weights) = Quadrature.StandardNormal(64);
        Tensor z = _model.X.MatMul(_location) + (Scale() * nodes.Reshape([64, 1, 1, 1]));
        Tensor h = Enumerated.Bits(2, 1, 1);
        Tensor inner = (Enumerated.Probability(h, z.MatMul(_weights)) * Cost(z, h)).SumAxis(1);
        Tensor exact = (inner * weights.Reshape([64, 1])).SumAxis(0).MeanAll();

        ZTest.Run(() => Two(new LaxEstimator(_network.Surrogate()), ContractEstimators.Unbiased[below]()), _parameters, exact, Options())
            .AssertUnbiased(0.2);
    }

    [Fact]
    public void Estimate_WithTheCostAsSurrogateOverItsWholeScale_IsPathwise()
    {
        var law = new ParameterSet(_location, _scale);
        var options = new EstimateOptions { Batch = [2], DrawCount = 5 };
        var cost = new Surrogate(at => OneCost(at.Latent).AppendAxes(1));

        GradientEstimate pathwise = One(new PathwiseEstimator()).Estimate(law, RandomKey.FromSeed(8), options);
        GradientEstimate lax = One(new LaxEstimator(cost)).Estimate(law, RandomKey.FromSeed(8), options);

        Assert.Equal(pathwise.Objective, lax.Objective, 1e-12);
        AssertEqual(pathwise, lax);
    }

    [Fact]
    public void Estimate_WithScaleZero_IsTheScoreFunction()
    {
        var law = new ParameterSet(_location, _scale);
        var options = new EstimateOptions { Batch = [2], DrawCount = 5, Scales = ControlVariateScales.Fixed(0) };

        AssertEqual(
            One(new ScoreFunctionEstimator()).Estimate(law, RandomKey.FromSeed(8), options),
            One(new LaxEstimator(_network.Surrogate())).Estimate(law, RandomKey.FromSeed(8), options));
    }

    [Fact]
    public void TuningGradients_OfTheSurrogate_AgreeWithCentralDifferences()
    {
        var options = new EstimateOptions { Batch = [2], DrawCount = 3, Scales = ContractEstimators.Scales(_parameters) };
        GradientEstimate Estimate()
            => Two(new LaxEstimator(_network.Surrogate()), new RebarEstimator(Temperature.Fixed(0.5))).Estimate(_parameters, RandomKey.FromSeed(4), options);
        double Variance() => Estimate().Gradients.Sum(gradient => gradient.SumOfSquares()) / _parameters.ElementCount;

        Parameter[] weights = [.. _network.Parameters];
        TuningGradient[] tunings = [.. Estimate().TuningGradients.Where(tuning => weights.Contains(tuning.Parameter))];

        Assert.Equal(4, tunings.Length);
        foreach (TuningGradient tuning in tunings)
        {
            Span<double> elements = tuning.Parameter.MutableElements<double>();
            double start = elements[0];
            elements[0] = start + 1e-5;
            double above = Variance();
            elements[0] = start - 1e-5;
            double expected = (above - Variance()) / 2e-5;
            elements[0] = start;
            Assert.Equal(expected, tuning.Gradient.ToImmutableArray()[0], 2e-7 * Math.Max(0.01, Math.Abs(expected)));
        }
    }

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual)
    {
        for (int p = 0; p < expected.Gradients.Length; p++)
        {
            Assert.All(
                expected.Gradients[p].ToImmutableArray().Zip(actual.Gradients[p].ToImmutableArray()),
                static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    private EstimateOptions Options() => new() { Batch = [2], DrawCount = 512, Scales = ContractEstimators.Scales(_parameters) };

    private Stochastic<Tensor> One(Estimator estimator) => new Normal(_model.X.MatMul(_location), Scale()).Via(estimator).Select(OneCost);

    private Stochastic<Tensor> Two(Estimator first, Estimator second)
        => from z in new Normal(_model.X.MatMul(_location), Scale()).Via(first)
           from h in Bernoulli.FromLogits(z.MatMul(_weights)).Via(second)
           select Cost(z, h);

    private Tensor Scale() => _model.X.MatMul(_scale).Softplus() + 0.3;

    private Tensor OneCost(Tensor z) => ((z.MatMul(_output.Value.StopGradient()) + _model.D.Value.StopGradient()).Tanh().Sum(^1) - 0.4).Square();

    private Tensor Cost(Tensor z, Tensor h)
        => ((z.MatMul(_output) + h.MatMul(_model.V2) + _model.D).Tanh() * _model.R).Sum(^1).Square() + (z * h.Sum(^1, keepAxis: true)).Sum(^1);
}
