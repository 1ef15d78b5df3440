using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with the cost of a second, independent sample as baseline.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: (f(z) − f(z′)) ∇θ ln q(z; θ), z and z′ ~ q independent; plus ∇f(z) where f depends on θ directly.</para>
/// <para>Requires: ln q differentiable in θ. Nothing of f.</para>
/// <para>
/// Bias: none. Choices below draw the same noise under z and z′, so that what they add to both costs cancels. Cost evaluations: 2; with n
/// choices in sequence 1 + n. Also known as: REINFORCE+.
/// </para>
/// <para>Not to be confused with: <see cref="LeaveOneOutEstimator"/> with 2 samples, which uses the score of both samples; n choices in sequence then cost 2ⁿ.</para>
/// <para>Source: [Liu2019] §5, eq. (23).</para>
/// </remarks>
public sealed class SelfBaselineEstimator : OneSampleEstimator
{
    private const string OtherPurpose = "other";

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "self-baseline",
        Summary = "The score function with the cost of a second, independent sample as baseline.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "2; with n choices in sequence 1 + n",
        Citations = ["Liu2019"],
        Advice = "It takes every choice whose log-probability is differentiable in its parameters.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor baseline = rest.Forward(site.Distribution.Draw(run, OtherPurpose), run);
        Estimate below = rest.Sampled(sample, run);
        return below.Attach(site.LogProbability(sample), below.Base - baseline);
    }
}
