using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with the cost expanded to first order at the mean as control variate.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: (f(z) − η f̄(μ) − η f̄′(μ)(z − μ)) ∇θ ln q(z; θ) + η f̄′(μ) ∇θ μ, z ~ q, μ = 𝔼[z], where f̄ is the cost with the choices below at
/// their means.
/// </para>
/// <para>Requires: a law with a mean, as every choice below; f defined and differentiable at means.</para>
/// <para>
/// Bias: none, for every η, which has one value a parameter tensor. Without variance on a linear cost at η = 1. Cost evaluations: 2; with n
/// choices in sequence 1 + n, since each is expanded at its own mean under the sampled values above.
/// </para>
/// <para>Not to be confused with: <see cref="StraightThroughEstimator"/>, which keeps a derivative only and is biased.</para>
/// <para>Source: [Gu2016]; the published form takes one mean-field pass from the input for all layers, this one a pass a layer.</para>
/// </remarks>
public sealed class MuPropEstimator : OneSampleEstimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "muprop",
        Summary = "The score function with the cost expanded to first order at the mean as control variate.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.Any,
        CostEvaluations = "2; with n choices in sequence 1 + n",
        Citations = ["Gu2016"],
        Advice = "Valid for any law: score-function, leave-one-out.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        LawWithMean.Check(site, name, Traits);
    }

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor mean = ((IMean)site.Distribution).Mean;

        // Per branch and per datum: rules above may weigh them differently, so the leaf has all axes.
        Tensor leaf = run.Expand(mean.StopGradient()).AsLeaf();
        (Tensor costAtMean, Tensor slope) = rest.Mean(leaf, run, isDifferentiable: false);
        Tensor expansion = costAtMean + (slope * (sample - leaf.StopGradient())).Sum(^1);
        Estimate below = rest.Sampled(sample, run);
        Tensor score = site.LogProbability(sample);
        return below
            .Attach(score, below.Base)
            .AttachControl(score, -expansion)
            .AttachControl(mean, slope);
    }
}
