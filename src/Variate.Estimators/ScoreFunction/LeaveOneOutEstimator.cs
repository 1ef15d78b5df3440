using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Draws K samples of one choice; each has the mean cost of the others as its baseline.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: (1/K) Σₖ (f(zₖ) − (1/(K−1)) Σ_{j≠k} f(zⱼ)) ∇θ ln q(zₖ; θ), z₁..z_K ~ q independent.</para>
/// <para>Requires: ln q differentiable in θ. Nothing of f.</para>
/// <para>Bias: none. Cost evaluations: K, for each of the choices above it again: K^depth. Also known as: RLOO.</para>
/// <para>Not to be confused with: <see cref="RunLeaveOneOutEstimator"/>, which shares K samples of the whole run among all choices.</para>
/// <para>Source: [Salimans2014], [Kool2019].</para>
/// </remarks>
public sealed class LeaveOneOutEstimator : Estimator
{
    private readonly int _sampleCount;

    /// <summary>The estimator with K samples.</summary>
    /// <param name="sampleCount">K, at least 2.</param>
    public LeaveOneOutEstimator(int sampleCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 2);
        _sampleCount = sampleCount;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "leave-one-out",
        Summary = "Draws K samples of a choice; each has the mean cost of the others as its baseline.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "K",
        Citations = ["Salimans2014", "Kool2019"],
        Advice = "It takes every choice whose log-probability is differentiable in its parameters.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        Run inner = run.With(new Axis(_sampleCount, AxisKind.Branches));
        Tensor samples = site.Distribution.Draw(inner);
        Estimate below = rest.Sampled(samples, inner);
        Tensor signal = LeaveOneOut.Signal(below.Base, axis: 0);
        return below.Attach(site.LogProbability(samples), signal).Map(static estimate => estimate.MeanFirstAxis());
    }
}
