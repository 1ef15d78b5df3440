using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Leave-one-out over K samples of the whole run, shared by all its choices.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: (f(zₖ) − (1/(K−1)) Σ_{j≠k} f(zⱼ)) ∇θ ln q(zₖ; θ) for each sample k of the run.</para>
/// <para>Requires: <see cref="EstimateOptions.SampleCount"/> of at least 2; ln q differentiable in θ. Nothing of f.</para>
/// <para>Bias: none. Cost evaluations: K for any number of choices.</para>
/// <para>Not to be confused with: <see cref="LeaveOneOutEstimator"/>, which draws K samples of its own at each choice.</para>
/// <para>Source: [Salimans2014], [Kool2019].</para>
/// </remarks>
public sealed class RunLeaveOneOutEstimator : OneSampleEstimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "run-leave-one-out",
        Summary = "Leave-one-out over K samples of the whole run, shared by all its choices.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "K, for any number of choices",
        Citations = ["Salimans2014", "Kool2019"],
        Advice = "It takes every choice whose log-probability is differentiable in its parameters.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        int axis = AxisOfSamples(site, run);
        Estimate below = rest.Sampled(sample, run);
        return below.Attach(site.LogProbability(sample), LeaveOneOut.Signal(below.Base, axis));
    }

    private static int AxisOfSamples(SampleSite site, Run run)
    {
        for (int axis = 0; axis < run.Leading.Count; axis++)
        {
            if (run.Leading[axis] is { Kind: AxisKind.Samples, SharesNoise: false, Size: >= 2 })
            {
                return axis;
            }
        }

        throw new EstimatorNotApplicableException(
            $"{site.NameAt(run)}: run-leave-one-out needs at least 2 samples of the run, got none. Set EstimateOptions.SampleCount, or use leave-one-out with samples of its own.");
    }
}
