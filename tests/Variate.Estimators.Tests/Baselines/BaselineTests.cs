using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Baselines;

/// <summary>A baseline that contains its own sample: what a user might write is made harmless or refused, and is seen where it is built by hand.</summary>
public class BaselineTests
{
    private readonly TwoLayerModel _model = new();

    [Fact]
    public void Predict_DrawingTheChoiceItself_GetsAnotherSample()
        => AssertUnbiased(() => _model.One(new ScoreFunctionEstimator(new Redrawing())));

    /// <summary>The same baseline with the key of the choice: what the key of its own is for.</summary>
    [Fact]
    public void Predict_WithTheKeyOfTheChoice_WouldBeBiased()
        => ZTest.Run(
            () => _model.One(new FaultyEstimator(static (site, run, rest) =>
            {
                Tensor sample = site.Distribution.Draw(run);
                Tensor baseline = new Redrawing().Predict(site, run);
                Estimate below = rest.Sampled(sample, run);
                return below.Attach(site.LogProbability(sample), below.Base - baseline);
            })),
            _model.OneLayer,
            Enumerated.OneLayer(_model),
            Options()).AssertBiased();

    /// <summary>An outer choice asks its baseline before an inner choice could teach it the cost of this very sample.</summary>
    [Fact]
    public void Predict_FromTheCostsLearnedLast_IsUnbiasedOnTwoLayersThatShareTheBaseline()
    {
        var baseline = new Remembering();
        var score = new ScoreFunctionEstimator(baseline);

        ZTest.Run(
            () => _model.Two(score, score),
            _model.TwoLayers,
            Enumerated.TwoLayers(_model, _model.Cost2),
            Options()).AssertUnbiased();
        Assert.Equal(200, baseline.Lessons);
    }

    [Fact]
    public void Predict_WithOneNumberAComponent_IsRefused()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(_model.One(new ScoreFunctionEstimator(new Constant([3])))));

    [Fact]
    public void Predict_WithMoreAxesThanTheCost_IsRefused()
        => Assert.Throws<ShapeMismatchException>(() => Estimate(_model.One(new RebarEstimator(Temperature.Fixed(0.5), baseline: new Constant([7, 1, 2])))));

    [Fact]
    public void Learn_BesideAControlVariate_SeesWhatItLeaves()
    {
        var plain = new Remembering();
        var controlled = new Remembering();

        Estimate(_model.One(new ScoreFunctionEstimator(plain)));
        Estimate(_model.One(new SimpleMuPropEstimator(controlled)));

        Tensor atMean = _model.Cost1(_model.Logits1().Sigmoid());
        Assert.All(
            (plain.Last! - atMean).ToImmutableArray().Zip(controlled.Last!.ToImmutableArray()),
            static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static EstimateOptions Options() => new() { Batch = [2], DrawCount = 512 };

    private void AssertUnbiased(Func<Stochastic<Tensor>> program)
        => ZTest.Run(program, _model.OneLayer, Enumerated.OneLayer(_model), Options()).AssertUnbiased();

    private GradientEstimate Estimate(Stochastic<Tensor> program)
        => program.Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2], DrawCount = 4 });

    /// <summary>Draws the choice again, under the purpose of its sample.</summary>
    private sealed class Redrawing : Baseline
    {
        public override Tensor Predict(SampleSite site, Run run) => site.Distribution.Draw(run).Sum(^1) * 2;
    }

    /// <summary>Predicts the cost of each draw that it saw last, from a field.</summary>
    private sealed class Remembering : Baseline
    {
        internal int Lessons { get; private set; }

        internal Tensor? Last { get; private set; }

        public override Tensor Predict(SampleSite site, Run run) => Last ?? Tensor.Full([], 0, site.Distribution.Template);

        public override void Learn(ObservedCost observed)
        {
            Lessons++;
            Last = observed.Costs.Copy();
        }
    }

    private sealed class Constant(Shape shape) : Baseline
    {
        public override Tensor Predict(SampleSite site, Run run) => Tensor.Full(shape, 1, site.Distribution.Template);
    }
}
