using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Baselines;

public class OptimalConstantBaselineTests
{
    private readonly Parameter _logits = new("logits", Tensor.Create([0.9, -0.4, -1.6], [3]));

    /// <summary>E[f s²]/E[s²] by enumeration, and the variance of (f − c)s there against a constant a little to either side.</summary>
    [Fact]
    public void Learn_ManySteps_FindsTheConstantOfLeastVariance()
    {
        var baseline = new OptimalConstantBaseline(3, 0.9, ElementType.Float64);
        for (int step = 0; step < 100; step++)
        {
            Descend(Program(new ScoreFunctionEstimator(baseline))
                .Estimate(new ParameterSet(_logits), RandomKey.FromSeed((ulong)step), new EstimateOptions { DrawCount = 4096 }));
        }

        Tensor h = Enumerated.Bits(3, 0, 0);
        Tensor probability = Enumerated.Probability(h, _logits).AppendAxes(1);
        Tensor squaredScore = (h - _logits.Value.Sigmoid()).Square();
        Tensor exact = (probability * squaredScore * Cost(h).AppendAxes(1)).Sum(0) / (probability * squaredScore).Sum(0);
        double[] found = [.. (baseline.WeightedCosts.Value / baseline.Weights.Value).ToImmutableArray()];
        Assert.All(exact.ToImmutableArray().Zip(found), static pair => Assert.Equal(pair.First, pair.Second, 0.02 * Math.Abs(pair.First)));
        for (int i = 0; i < 3; i++)
        {
            double best = SecondMoment(h, probability, i, found[i]);
            Assert.True(best < SecondMoment(h, probability, i, found[i] + 0.5));
            Assert.True(best < SecondMoment(h, probability, i, found[i] - 0.5));
        }
    }

    [Fact]
    public void Predict_BeforeAnyStep_IsZero()
    {
        var set = new ParameterSet(_logits);

        GradientEstimate first = Program(new ScoreFunctionEstimator(new OptimalConstantBaseline(3, 0, ElementType.Float64)))
            .Estimate(set, RandomKey.FromSeed(2));
        GradientEstimate plain = Program(new ScoreFunctionEstimator()).Estimate(set, RandomKey.FromSeed(2));

        // A baseline of the sample's own cost would make the gradient 0.
        Assert.Equal([.. plain.Gradients[0].ToImmutableArray()], first.Gradients[0].ToImmutableArray().ToArray());
    }

    [Fact]
    public void Estimate_AChoiceOfAnotherSize_IsRefused()
        => Assert.Throws<EstimatorNotApplicableException>(
            () => Program(new RebarEstimator(Temperature.Fixed(0.5), baseline: new OptimalConstantBaseline(4, 0.9, ElementType.Float64)))
                .Estimate(new ParameterSet(_logits), RandomKey.FromSeed(2)));

    [Fact]
    public void Constructor_InsideASumOrNvil_Throws()
    {
        var baseline = new OptimalConstantBaseline(3);

        Assert.Throws<ArgumentException>(() => new SumBaseline(baseline, new NoBaseline()));
        Assert.Throws<ArgumentException>(() => new NvilEstimator(baseline));
    }

    private static void Descend(GradientEstimate estimate)
    {
        foreach (TuningGradient tuning in estimate.TuningGradients)
        {
            Span<double> elements = tuning.Parameter.MutableElements<double>();
            for (int i = 0; i < elements.Length; i++)
            {
                elements[i] -= tuning.StepSize!.Value * tuning.Gradient.ToImmutableArray()[i];
            }
        }
    }

    private static Tensor Cost(Tensor h) => ((h * Tensor.Create([1.0, 2, 3], [3])).Sum(^1) - 1).Square();

    private double SecondMoment(Tensor h, Tensor probability, int component, double constant)
    {
        Tensor term = (Cost(h) - constant) * (h - _logits.Value.Sigmoid()).Slice(^1, component, 1).Sum(^1);
        return (probability.Sum(^1) * term.Square()).SumAll().ToScalar();
    }

    private Stochastic<Tensor> Program(Estimator estimator) => Bernoulli.FromLogits(_logits).Via(estimator).Select(Cost);
}
