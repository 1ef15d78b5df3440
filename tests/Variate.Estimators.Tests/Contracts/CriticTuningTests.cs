using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>
/// The gradients of what estimators learn, against central differences at a fixed key: of V = Σ |g|²/N, or of the mean squared signal.
/// </summary>
public class CriticTuningTests
{
    private const double Increment = 1e-5;
    private readonly TwoLayerModel _model = new();
    private readonly TinyNetwork _first = new("first", 6);
    private readonly TinyNetwork _second = new("second", 4);

    public static TheoryData<string> TunedByVariance =>
    [
        "relax", "relax independent", "relax cost", "relax mean-seeking cost independent", "rebar-q", "rebar baseline", "score baseline",
        "leave-one-out above relax", "relax above score baseline", "rao-blackwell relax", "muprop", "simple-muprop", "categorical relax",
    ];

    [Theory]
    [MemberData(nameof(TunedByVariance))]
    public void TuningGradients_ByVariance_AgreeWithCentralDifferences(string name)
    {
        ControlVariateScales scales = ContractEstimators.Scales(_model.TwoLayers);
        var options = new EstimateOptions { Batch = [2], DrawCount = 3, Scales = scales };
        Stochastic<Tensor> program = Program(name);
        GradientEstimate Estimate() => program.Estimate(_model.TwoLayers, RandomKey.FromSeed(77), options);
        double Variance() => Estimate().Gradients.Sum(gradient => gradient.SumOfSquares()) / _model.TwoLayers.ElementCount;

        TuningGradient[] tunings = [.. Estimate().TuningGradients];

        Assert.Contains(tunings, static tuning => !tuning.Parameter.Name.StartsWith("scale/", StringComparison.Ordinal));
        Assert.Distinct(tunings.Select(static tuning => tuning.Parameter.Name));
        foreach (TuningGradient tuning in tunings)
        {
            AssertAgrees(tuning, Variance);
        }
    }

    [Fact]
    public void TuningGradients_OfEverythingThatIsLearned_ReachEveryWeight()
    {
        GradientEstimate estimate = Program("relax").Estimate(
            _model.TwoLayers, RandomKey.FromSeed(77), new EstimateOptions { Batch = [2], DrawCount = 3 });

        // The last bias shifts c(z̃), which weighs the score; every weight changes the variance.
        Assert.Equal(9, estimate.TuningGradients.Length);
        Assert.All(estimate.TuningGradients, static tuning => Assert.True(tuning.Gradient.SumOfSquares() > 0, tuning.Parameter.Name));
    }

    [Fact]
    public void TuningGradients_OfMuPropByTheSquaredSignal_AgreeWithCentralDifferences()
    {
        var baseline = new TinyNetwork("baseline", 2);
        var costScale = ControlScale.Learned("s0", ElementType.Float64);
        var slopeScale = ControlScale.Learned("s1", ElementType.Float64);
        costScale.FreeParameter!.MutableElements<double>()[0] = 0.4;
        slopeScale.FreeParameter!.MutableElements<double>()[0] = -0.7;
        Tensor mean = _model.Logits1().Sigmoid().StopGradient();
        Tensor leaf = mean.AsLeaf();
        Tensor costAtMean = _model.Cost1(leaf);
        Tensor slope = Gradient.Of(costAtMean, [leaf])[0];
        Tensor h = Bernoulli.FromLogits(_model.Logits1()).Draw(FirstChoice());
        double SquaredSignal()
        {
            Tensor expansion = (costAtMean * costScale.Value) + ((slope * (h - mean)).Sum(^1) * slopeScale.Value);
            return (_model.Cost1(h) - baseline.Apply(_model.X).Sum(^1) - expansion).Square().MeanAll().ToScalar();
        }

        GradientEstimate estimate = _model.One(new MuPropEstimator(new InputBaseline(baseline.Critic(), _model.X), costScale, slopeScale))
            .Estimate(_model.OneLayer, Key, new EstimateOptions { Batch = [2] });

        Assert.Equal(6, estimate.TuningGradients.Length);
        Assert.All(estimate.TuningGradients, tuning => AssertAgrees(tuning, SquaredSignal));
    }

    [Fact]
    public void TuningGradients_OfAQFunctionByTheSquaredSignal_AgreeWithCentralDifferences()
    {
        var temperature = Temperature.Fixed(0.6);
        var relaxation = new Relaxation(Tensor.Full([], 0.6, ElementType.Float64), RelaxationKind.MeanSeeking);
        var law = Bernoulli.FromLogits(_model.Logits1());
        Tensor h = law.Draw(FirstChoice());
        Tensor latent = law.DrawTied(h, FirstChoice()).Conditional;
        double SquaredSignal()
        {
            var input = Tensor.Concatenate(^1, law.Squash(latent, relaxation), latent.Tanh());
            return (_model.Cost1(h) - _first.Apply(input).Sum(^1)).Square().MeanAll().ToScalar();
        }

        GradientEstimate estimate = _model.One(new QFunctionRebarEstimator(_first.Surrogate(), temperature))
            .Estimate(_model.OneLayer, Key, new EstimateOptions { Batch = [2] });

        Assert.Equal(4, estimate.TuningGradients.Length);
        Assert.All(estimate.TuningGradients, tuning => AssertAgrees(tuning, SquaredSignal));
    }

    private static RandomKey Key => RandomKey.FromSeed(77);

    private static Run FirstChoice() => new() { Key = Key, Batch = [2] };

    private static void AssertAgrees(TuningGradient tuning, Func<double> function)
    {
        double[] gradient = [.. tuning.Gradient.ToImmutableArray()];
        for (int i = 0; i < gradient.Length; i += Math.Max(1, gradient.Length / 3))
        {
            double expected = CentralDifference(tuning.Parameter, i, function);
            Assert.Equal(expected, gradient[i], 2e-7 * Math.Max(0.01, Math.Abs(expected)));
        }
    }

    private static double CentralDifference(Parameter parameter, int index, Func<double> function)
    {
        double start = parameter.Value.ToImmutableArray()[index];
        parameter.MutableElements<double>()[index] = start + Increment;
        double above = function();
        parameter.MutableElements<double>()[index] = start - Increment;
        double below = function();
        parameter.MutableElements<double>()[index] = start;
        return (above - below) / (2 * Increment);
    }

    private Stochastic<Tensor> Program(string name)
    {
        var temperature = Temperature.Learned(0.6, ElementType.Float64);
        var baseline = new InputBaseline(new TinyNetwork("baseline", 2).Critic(), _model.X, TuningCriterion.Variance);
        var scales = (Cost: ControlScale.Learned("s0", ElementType.Float64), Slope: ControlScale.Learned("s1", ElementType.Float64));
        RelaxEstimator Relax(TinyNetwork network, RelaxOptions? options = null) => new(network.Surrogate(), temperature, options);
        var independent = new RelaxOptions { Coupling = NoiseCoupling.Independent };
        var withCost = new RelaxOptions { Control = RelaxControl.CostAndSurrogate };
        RelaxOptions all = withCost with { Coupling = NoiseCoupling.Independent, Kind = RelaxationKind.MeanSeeking };
        QFunctionRebarEstimator Q(TinyNetwork network) => new(network.Surrogate(), temperature, criterion: TuningCriterion.Variance);
        var score = new ScoreFunctionEstimator(baseline);
        var muProp = new MuPropEstimator(baseline, scales.Cost, scales.Slope, TuningCriterion.Variance);
        var simple = new SimpleMuPropEstimator(baseline, scales.Cost, TuningCriterion.Variance);
        return name switch
        {
            "relax" => _model.Two(Relax(_first), Relax(_second)),
            "relax independent" => _model.Two(Relax(_first, independent), Relax(_second, independent)),
            "relax cost" => _model.Two(Relax(_first, withCost), Relax(_second, withCost)),
            "relax mean-seeking cost independent" => _model.Two(Relax(_first, all), Relax(_second, all)),
            "rebar-q" => _model.Two(Q(_first), Q(_second)),
            "rebar baseline" => _model.Two(new RebarEstimator(temperature, baseline: baseline), new RebarEstimator(temperature)),
            "score baseline" => _model.Two(score, new LeaveOneOutEstimator(2)),
            "leave-one-out above relax" => _model.Two(new LeaveOneOutEstimator(2), Relax(_second)),
            "relax above score baseline" => _model.Two(Relax(_first), score),
            "rao-blackwell relax" => _model.Two(new RaoBlackwellEstimator(2, Relax(_first)), Relax(_second)),
            "muprop" => _model.Two(muProp, new ScoreFunctionEstimator()),
            "simple-muprop" => _model.Two(new ScoreFunctionEstimator(), simple),
            _ => CategoricalTests.Two(_model, Relax(_first, withCost), Relax(_second)),
        };
    }
}
