using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Control variates and baselines that are the same number by algebra, to rounding and draw by draw.</summary>
public class RelaxedIdentityTests
{
    private const double Rounding = 1e-12;
    private readonly TwoLayerModel _model = new();

    public static TheoryData<NoiseCoupling> Couplings => [NoiseCoupling.Tied, NoiseCoupling.Independent];

    [Theory]
    [MemberData(nameof(Couplings))]
    public void Relax_WithTheCostAsSurrogate_EqualsRebar(NoiseCoupling coupling)
    {
        var temperature = Temperature.Fixed(0.6);
        var surrogate = new Surrogate(at => _model.Cost1(at.Relaxed).AppendAxes(1));

        AssertEqual(
            One(new RebarEstimator(temperature, RelaxationKind.Concrete, coupling: coupling)),
            One(new RelaxEstimator(surrogate, temperature, new RelaxOptions { Coupling = coupling })));
    }

    [Theory]
    [MemberData(nameof(Couplings))]
    public void Relax_WithTheCostAndASurrogateOfZero_EqualsRebarOnTwoLayers(NoiseCoupling coupling)
    {
        var temperature = Temperature.Fixed(0.6);
        var zero = new Surrogate(at => at.Latent.Sum(^1, keepAxis: true) * 0);
        var rebar = new RebarEstimator(temperature, RelaxationKind.Concrete, coupling: coupling);
        var options = new RelaxOptions { Control = RelaxControl.CostAndSurrogate, Coupling = coupling };

        AssertEqual(Two(rebar, rebar), Two(new RelaxEstimator(zero, temperature, options), new RelaxEstimator(zero, temperature, options)));
    }

    [Theory]
    [MemberData(nameof(Couplings))]
    public void QFunction_RelaxedCostOnTheLastLayer_EqualsRebar(NoiseCoupling coupling)
    {
        var temperature = Temperature.Fixed(0.4);
        Stochastic<Tensor> Program(Func<Tensor, Estimator> last)
            => from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator())
               from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(last(h1))
               select _model.Cost2(h1, h2);

        GradientEstimate rebar = Estimate(Program(_ => new RebarEstimator(temperature, coupling: coupling)), _model.TwoLayers);
        GradientEstimate learned = Estimate(
            Program(h1 => new QFunctionRebarEstimator(
                new Surrogate(at => _model.Cost2(h1, at.Relaxed).AppendAxes(1)), temperature, coupling: coupling)),
            _model.TwoLayers);

        AssertEqual(rebar, learned);
    }

    [Fact]
    public void Rebar_IndependentNoise_IsAnotherNumberThanTiedNoise()
    {
        var temperature = Temperature.Fixed(0.6);

        double[] tied = Flat(One(new RebarEstimator(temperature)));
        double[] independent = Flat(One(new RebarEstimator(temperature, coupling: NoiseCoupling.Independent)));

        Assert.Contains(tied.Zip(independent), static pair => Math.Abs(pair.First - pair.Second) > 1e-3);
    }

    [Fact]
    public void EveryControlVariate_WithScaleZero_LeavesTheScoreFunction()
    {
        var network = new TinyNetwork("r", 6);
        Estimator[] estimators =
        [
            new RebarEstimator(Temperature.Fixed(0.5), coupling: NoiseCoupling.Independent),
            new RelaxEstimator(network.Surrogate(), Temperature.Fixed(0.5)),
            new QFunctionRebarEstimator(network.Surrogate(), Temperature.Fixed(0.5)),
            new SimpleMuPropEstimator(),
        ];

        foreach (Estimator estimator in estimators)
        {
            AssertEqual(One(new ScoreFunctionEstimator()), One(estimator, ControlVariateScales.Fixed(0)));
        }
    }

    [Fact]
    public void Rebar_WithABaselineAndScaleZero_EqualsTheScoreFunctionWithTheBaseline()
    {
        InputBaseline Baseline() => FurtherEstimators.Input(_model, TuningCriterion.SquaredSignal);

        AssertEqual(
            One(new ScoreFunctionEstimator(Baseline())),
            One(new RebarEstimator(Temperature.Fixed(0.5), baseline: Baseline()), ControlVariateScales.Fixed(0)));
    }

    [Fact]
    public void MuProp_LearnedScales_StartAtOne()
        => AssertEqual(
            Two(new MuPropEstimator(), new MuPropEstimator()),
            Two(WithLearnedScales(), WithLearnedScales()));

    [Fact]
    public void MuProp_WithoutTheLinearTerm_EqualsSimpleMuProp()
        => AssertEqual(
            Two(new MuPropEstimator(slopeScale: ControlScale.Fixed(0)), new MuPropEstimator(slopeScale: ControlScale.Fixed(0))),
            Two(new SimpleMuPropEstimator(), new SimpleMuPropEstimator()));

    [Fact]
    public void MuProp_WithoutBothTerms_EqualsTheScoreFunction()
        => AssertEqual(
            One(new ScoreFunctionEstimator()),
            One(new MuPropEstimator(costScale: ControlScale.Fixed(0), slopeScale: ControlScale.Fixed(0))));

    [Fact]
    public void OptimalBaseline_OneLayer_EqualsRam() => AssertEqual(One(new RamEstimator()), One(new OptimalBaselineEstimator()));

    [Fact]
    public void OptimalBaseline_TwoLayers_EqualsRam()
        => AssertEqual(Two(new RamEstimator(), new RamEstimator()), Two(new OptimalBaselineEstimator(), new OptimalBaselineEstimator()));

    [Fact]
    public void SumBaseline_OfTwoAverages_EqualsTheAverageOfTheirSum()
    {
        static MovingAverageBaseline Average(double value)
        {
            var baseline = new MovingAverageBaseline(0.9, ElementType.Float64);
            baseline.Average.MutableElements<double>()[0] = value;
            return baseline;
        }

        AssertEqual(
            One(new ScoreFunctionEstimator(Average(0.8))),
            One(new ScoreFunctionEstimator(new SumBaseline(Average(0.5), Average(0.3)))));
    }

    /// <summary>The signal over max(1, √v): 4 for v = 16, and nothing for v below 1.</summary>
    [Theory]
    [InlineData(16, 4)]
    [InlineData(0.25, 1)]
    public void Nvil_OneLayer_IsTheScoreFunctionOverItsDeviation(double squaredSignal, double divisor)
    {
        var law = new ParameterSet(_model.C1);
        Stochastic<Tensor> Program(Estimator estimator) => from h in Bernoulli.FromLogits(_model.C1 + _model.X.MatMul(_model.W1)).Via(estimator) select _model.Cost1(h);
        var nvil = new NvilEstimator(FurtherEstimators.Input(_model, TuningCriterion.SquaredSignal), elementType: ElementType.Float64);
        nvil.SquaredSignal.MutableElements<double>()[0] = squaredSignal;

        double[] plain = Flat(Estimate(Program(new ScoreFunctionEstimator(FurtherEstimators.Input(_model, TuningCriterion.SquaredSignal))), law));
        double[] normalised = Flat(Estimate(Program(nvil), law));

        Assert.All(plain.Zip(normalised), pair => Assert.Equal(pair.First / divisor, pair.Second, Rounding));
    }

    private static MuPropEstimator WithLearnedScales()
        => new(costScale: ControlScale.Learned("s0", ElementType.Float64), slopeScale: ControlScale.Learned("s1", ElementType.Float64));

    private static GradientEstimate Estimate(Stochastic<Tensor> program, ParameterSet parameters, ControlVariateScales? scales = null)
        => program.Estimate(
            parameters,
            RandomKey.FromSeed(31),
            new EstimateOptions { Batch = [2], DrawCount = 7, Scales = scales ?? ContractEstimators.Scales(parameters) });

    private static double[] Flat(GradientEstimate estimate) => [.. estimate.Gradients.SelectMany(static gradient => gradient.ToImmutableArray())];

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual)
    {
        Assert.Contains(Flat(expected), static element => element != 0);
        Assert.All(Flat(expected).Zip(Flat(actual)), static pair => Assert.Equal(pair.First, pair.Second, Rounding));
    }

    private GradientEstimate One(Estimator estimator, ControlVariateScales? scales = null) => Estimate(_model.One(estimator), _model.OneLayer, scales);

    private GradientEstimate Two(Estimator first, Estimator second) => Estimate(_model.Two(first, second), _model.TwoLayers);
}
