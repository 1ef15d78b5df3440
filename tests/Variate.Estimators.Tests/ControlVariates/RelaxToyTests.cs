using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.ControlVariates;

/// <summary>The toy problem of RELAX: 𝔼[(b − 0.499)²] at θ = ½, whose gradient 0.0005 is lost in the noise of the score function.</summary>
public class RelaxToyTests
{
    private const double Target = 0.499;
    private const double Rate = 0.1;
    private const int Steps = 400;
    private readonly Parameter _logit = new("logit", Tensor.Zeros([1], ElementType.Float64));
    private readonly TinyNetwork _network = new("surrogate", 1);

    [Fact]
    public void TuningGradients_Descended_LowerTheVarianceBelowRebar()
    {
        var temperature = Temperature.Learned(0.5, ElementType.Float64);
        var surrogate = new Surrogate(at => _network.Apply((at.Relaxed * 2) - 1), _network.Parameters);
        var relax = new RelaxEstimator(surrogate, temperature);
        double before = Variance(relax);

        // Adam without its first moment and bias corrections: a step of fixed size where the gradient is steady.
        var squares = new Dictionary<Parameter, double[]>();
        for (int step = 0; step < Steps; step++)
        {
            Descend(Estimate(relax, RandomKey.FromSeed((ulong)step), 32), squares);
        }

        double after = Variance(relax);
        double rebar = Variance(new RebarEstimator(Temperature.Fixed(0.5), RelaxationKind.Concrete));
        double score = Variance(new ScoreFunctionEstimator());
        Assert.True(after < 0.1 * before, FormattableString.Invariant($"From {before} to {after}."));
        Assert.True(after < 0.1 * score, FormattableString.Invariant($"{after} against {score} of the score function."));
        Assert.True(after < rebar, FormattableString.Invariant($"{after} against {rebar} of REBAR."));
    }

    [Fact]
    public void Estimate_AfterSomeLearning_IsStillUnbiased()
    {
        var surrogate = new Surrogate(at => _network.Apply((at.Relaxed * 2) - 1), _network.Parameters);
        var relax = new RelaxEstimator(surrogate, Temperature.Learned(0.5, ElementType.Float64));
        var squares = new Dictionary<Parameter, double[]>();
        for (int step = 0; step < Steps / 4; step++)
        {
            Descend(Estimate(relax, RandomKey.FromSeed((ulong)step), 32), squares);
        }

        double[] means = [.. Enumerable.Range(0, 100).Select(group => Estimate(relax, RandomKey.FromSeed((ulong)(1000 + group)), 2000).Gradients[0].ToScalar())];
        double mean = means.Average();
        double error = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (99 * 100));

        // dL/da = (1 − 2t)θ(1 − θ).
        Assert.InRange((mean - ((1 - (2 * Target)) / 4)) / error, -5, 5);
        Assert.True(error < 5e-4, FormattableString.Invariant($"standard error {error}"));
    }

    private static void Descend(GradientEstimate estimate, Dictionary<Parameter, double[]> squares)
    {
        foreach (TuningGradient tuning in estimate.TuningGradients)
        {
            Span<double> elements = tuning.Parameter.MutableElements<double>();
            double[] gradient = [.. tuning.Gradient.ToImmutableArray()];
            if (!squares.TryGetValue(tuning.Parameter, out double[]? average))
            {
                average = new double[gradient.Length];
                squares.Add(tuning.Parameter, average);
            }

            for (int i = 0; i < gradient.Length; i++)
            {
                average[i] += 0.1 * ((gradient[i] * gradient[i]) - average[i]);
                elements[i] -= Rate * gradient[i] / (Math.Sqrt(average[i]) + 1e-12) * 0.1;
            }
        }
    }

    private GradientEstimate Estimate(Estimator estimator, RandomKey key, int draws)
        => (from b in Bernoulli.FromLogits(_logit).Via(estimator) select (b - Target).Square().Sum(^1))
            .Estimate(new ParameterSet(_logit), key, new EstimateOptions { DrawCount = draws });

    /// <summary>Of one draw, from 2000 estimates: the second moment, since the mean is as good as 0.</summary>
    private double Variance(Estimator estimator)
        => Enumerable.Range(0, 2000).Average(i => Estimate(estimator, RandomKey.FromSeed(5).For((ulong)i), 1).Gradients[0].SumOfSquares());
}
