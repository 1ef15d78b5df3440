using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with a centred, input-dependent baseline and a learning signal normalised by its variance.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)]/max(1, σ), σ the standard deviation of the signal at this choice.</para>
/// <para>
/// With: (f(z) − C(x) − c)/max(1, √v) ∇θ ln q(z; θ), where v is the moving average of (f(z) − C(x) − c)² over earlier steps. The signal is local:
/// it holds what follows the choice, without what was charged before it.
/// </para>
/// <para>Requires: ln q differentiable in θ. Nothing of f.</para>
/// <para>
/// Bias: yes, by the factor 1/max(1, √v) of each choice, which changes from step to step: the direction of each choice's gradient is kept, the
/// proportions between choices and to the parameters of the cost are not. Without normalisation: a <see cref="ScoreFunctionEstimator"/> with the
/// same baseline, which is unbiased. Cost evaluations: 1.
/// </para>
/// <para>Not to be confused with: NVIL in [Tucker2017], which has neither normalisation nor local signals.</para>
/// <para>Source: [Mnih2014] §2.3, Algorithm 1; there the averages contain the sample that they normalise, here they do not.</para>
/// </remarks>
public sealed class NvilEstimator : OneSampleEstimator
{
    private readonly Baseline _baseline;
    private readonly MovingAverage _squaredSignal;

    /// <summary>The estimator with a baseline.</summary>
    /// <param name="baseline">
    /// As published, a <see cref="SumBaseline"/> of an <see cref="InputBaseline"/> and a <see cref="MovingAverageBaseline"/>.
    /// </param>
    /// <param name="decay">In [0, 1): the weight of the past in v.</param>
    /// <param name="elementType">That of the costs.</param>
    /// <param name="name">The name of the parameter that holds v.</param>
    /// <exception cref="ArgumentException">The baseline has a number for each component.</exception>
    public NvilEstimator(
        Baseline baseline,
        double decay = 0.99,
        ElementType elementType = ElementType.Float32,
        string name = "squared-signal")
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (baseline.IsPerComponent)
        {
            throw new ArgumentException("Expected a baseline with one number a datum, got one with a number for each component.", nameof(baseline));
        }

        _baseline = baseline;
        _squaredSignal = new MovingAverage(name, [], decay, elementType);
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "nvil",
        Summary = "The score function with a centred, input-dependent baseline and a learning signal normalised by its variance.",
        IsUnbiased = false,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "1",
        Citations = ["Mnih2014"],
        Advice = "It takes every choice whose log-probability is differentiable in its parameters.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <summary>v.</summary>
    public Parameter SquaredSignal => _squaredSignal.Parameter;

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor prediction = _baseline.PredictBefore(site, run);
        double deviation = Math.Sqrt(SquaredSignal.Value.ToScalar());
        Estimate below = rest.Sampled(sample, run);
        Tensor signal = below.Base - prediction;
        _baseline.Learn(new ObservedCost(site, run, sample, below.Base.StopGradient(), prediction));
        _squaredSignal.Include(signal.Square(), run);
        return below.Attach(site.LogProbability(sample), signal / Math.Max(1, deviation));
    }
}
