using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Weights the score of a sample with its cost.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: (f(z) − c) ∇θ ln q(z; θ), z ~ q; plus ∇f where f depends on θ directly.</para>
/// <para>Requires: ln q differentiable in θ; a <see cref="Baseline"/> c independent of z, one for each choice if wished. Nothing of f.</para>
/// <para>Bias: none. Cost evaluations: 1. Also known as: REINFORCE, likelihood-ratio estimator.</para>
/// <para>Not to be confused with: <see cref="LeaveOneOutEstimator"/>, whose baseline comes from other samples of the same step.</para>
/// <para>Source: [Williams1992]; notation of [Mohamed2020] §4.</para>
/// </remarks>
public sealed class ScoreFunctionEstimator : OneSampleEstimator
{
    private readonly Baseline _baseline;

    /// <summary>The estimator with a baseline.</summary>
    /// <param name="baseline">Null: none.</param>
    public ScoreFunctionEstimator(Baseline? baseline = null)
    {
        _baseline = baseline ?? new NoBaseline();
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "score-function",
        Summary = "Weights the score of a sample with its cost, less a baseline.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "1",
        Citations = ["Williams1992", "Mohamed2020"],
        Advice = "It takes every choice whose log-probability is differentiable in its parameters.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        _baseline.Check(site, name);
    }

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor prediction = _baseline.PredictBefore(site, run);
        Estimate below = rest.Sampled(sample, run);
        return _baseline.AttachSignal(below, site, run, sample, prediction);
    }
}
