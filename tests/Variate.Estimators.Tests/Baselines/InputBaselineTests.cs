using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Baselines;

public class InputBaselineTests
{
    private readonly TwoLayerModel _model = new();
    private readonly TinyNetwork _network = new("baseline", 2);

    [Fact]
    public void TuningGradients_OfTwoLayers_AreThoseOfBothMeanSquaredSignals()
    {
        var law1 = Bernoulli.FromLogits(_model.Logits1());
        Tensor h1 = law1.Draw(Run(0));
        Tensor h2 = Bernoulli.FromLogits(_model.Logits2(h1)).Draw(Run(1));
        Tensor signal = _model.Cost2(h1, h2).StopGradient() - _network.Apply(_model.X).Sum(^1);
        Tensor[] weights = [.. _network.Parameters.Select(static parameter => parameter.Value)];
        var score = new ScoreFunctionEstimator(new InputBaseline(_network.Critic()));

        GradientEstimate estimate = (from x in Stochastic.Context(_model.X)
                                     from h in law1.Via(score)
                                     from g in Bernoulli.FromLogits(_model.Logits2(h)).Via(score)
                                     select _model.Cost2(h, g)).Estimate(_model.TwoLayers, Key, new EstimateOptions { Batch = [2] });

        Assert.Equal(8, estimate.TuningGradients.Length);
        for (int p = 0; p < 8; p++)
        {
            Tensor expected = Gradient.Of(signal.Square().MeanAll(), weights)[p % 4];
            Assert.All(
                expected.ToImmutableArray().Zip(estimate.TuningGradients[p].Gradient.ToImmutableArray()),
                static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    /// <summary>What was charged before a choice is in the signal of the choices above, and not in its own.</summary>
    [Fact]
    public void Learn_BelowACharge_SeesTheLocalSignal()
    {
        var first = new InputBaseline(new TinyNetwork("first", 2).Critic(), _model.X);
        var second = new InputBaseline(_network.Critic(), _model.X);
        Stochastic<Tensor> Program(double charge)
            => from h1 in Bernoulli.FromLogits(_model.Logits1()).Via(new ScoreFunctionEstimator(first))
               from _ in Stochastic.Charge(h1.Sum(^1) * charge)
               from h2 in Bernoulli.FromLogits(_model.Logits2(h1)).Via(new ScoreFunctionEstimator(second))
               select _model.Cost2(h1, h2);
        double[] lessons(double charge, InputBaseline baseline)
            => [.. Program(charge).Estimate(_model.TwoLayers, Key, new EstimateOptions { Batch = [2], DrawCount = 8 }).TuningGradients
                .Where(tuning => baseline.Parameters.Contains(tuning.Parameter)).Select(static tuning => tuning.Gradient.SumOfSquares())];

        Assert.Equal(lessons(0, second), lessons(5, second));
        Assert.NotEqual(lessons(0, first), lessons(5, first));
    }

    [Fact]
    public void Estimate_WithALearnedBaseline_HasLessVariance()
    {
        var offset = Tensor.Create([9.0, -7], [2]);
        var score = new ScoreFunctionEstimator(new InputBaseline(_network.Critic(), _model.X));
        Stochastic<Tensor> Program(Estimator estimator)
            => from h in Bernoulli.FromLogits(_model.Logits1()).Via(estimator) select _model.Cost1(h) + offset;
        Tensor exact() => Enumerated.OneLayer(_model) + offset.MeanAll();
        ZTest Run(Estimator estimator) => ZTest.Run(() => Program(estimator), _model.OneLayer, exact(), new EstimateOptions { Batch = [2], DrawCount = 256 });
        ZTest plain = Run(new ScoreFunctionEstimator());

        for (int step = 0; step < 300; step++)
        {
            Descend(Program(score).Estimate(_model.OneLayer, RandomKey.FromSeed((ulong)step), new EstimateOptions { Batch = [2], DrawCount = 16 }));
        }

        ZTest learned = Run(score);
        learned.AssertUnbiased();
        Assert.True(
            learned.TraceOfCovariance < 0.1 * plain.TraceOfCovariance,
            FormattableString.Invariant($"{learned.TraceOfCovariance} is not far below {plain.TraceOfCovariance}."));
    }

    [Fact]
    public void Predict_WithoutAContext_NamesTheChoiceAndTheRemedy()
    {
        EstimatorNotApplicableException error = Assert.Throws<EstimatorNotApplicableException>(
            () => _model.Two(new LeaveOneOutEstimator(2), new ScoreFunctionEstimator(new InputBaseline(_network.Critic())))
                .Estimate(_model.TwoLayers, Key, new EstimateOptions { Batch = [2] }));

        Assert.Contains("\"h2\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("Stochastic.Context", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_ByACriticWithTwoOutputs_IsRefused()
        => Assert.Throws<ShapeMismatchException>(
            () => _model.One(new ScoreFunctionEstimator(new InputBaseline(new Critic(static x => x), _model.X)))
                .Estimate(_model.OneLayer, Key, new EstimateOptions { Batch = [2] }));

    private static RandomKey Key => RandomKey.FromSeed(21);

    private static Run Run(int path) => new() { Key = Key, Batch = [2], Path = path };

    private static void Descend(GradientEstimate estimate)
    {
        foreach (TuningGradient tuning in estimate.TuningGradients)
        {
            Span<double> elements = tuning.Parameter.MutableElements<double>();
            ReadOnlySpan<double> gradient = tuning.Gradient.ToImmutableArray().AsSpan();
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] -= 0.05 * gradient[i];
            }
        }
    }
}
