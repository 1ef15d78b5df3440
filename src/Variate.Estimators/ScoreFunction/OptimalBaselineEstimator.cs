using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function of each bit with the best baseline that is independent of the bit.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: Σᵢ (f(z) − bᵢ*) ∇θ ln q(zᵢ; θ), bᵢ* = (1 − μᵢ) f(zᵢ = 1) + μᵢ f(zᵢ = 0), the noise of everything else held; then each term is the same
/// number for both values of its bit.
/// </para>
/// <para>Requires: Bernoulli choices. Nothing of f.</para>
/// <para>
/// Bias: none, since bᵢ* does not depend on zᵢ. Where the choices below are valued by one sample it equals <see cref="RamEstimator"/> to rounding.
/// Cost evaluations: n + 2 for n bits; over choices in sequence they add.
/// </para>
/// <para>
/// Not to be confused with: <see cref="OptimalConstantBaseline"/>, which is one number a component for all data and costs no evaluation.
/// </para>
/// <para>Source: [Tokui2017] §6.2, proof of Theorem 2.</para>
/// </remarks>
public sealed class OptimalBaselineEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "optimal-baseline",
        Summary = "The score function of each bit with the best baseline that is independent of the bit: slow for hundreds of bits.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Binary,
        CostEvaluations = "n + 2 for n bits",
        Citations = ["Tokui2017"],
        Advice = "It takes Bernoulli choices. Valid here: ram for categories; score-function or leave-one-out for any law.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not Bernoulli)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: optimal-baseline takes the law Bernoulli, got {site.Distribution.GetType().Name}. {Traits.Advice}");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        var law = (Bernoulli)site.Distribution;
        Tensor sample = law.Draw(run);
        Tensor baseline = Baselines(law, sample, run, rest);
        Estimate below = rest.Sampled(sample, run);
        Tensor score = sample - law.Logits.StopGradient().Sigmoid();
        return below.Attach(law.Logits, (below.Base.AppendAxes(1) - baseline) * score);
    }

    /// <summary>bᵢ*: [leading.., batch.., bits].</summary>
    private static Tensor Baselines(Bernoulli law, Tensor sample, Run run, Rest rest)
    {
        Tensor costs = Neighbours.Costs(Neighbours.Flipped(sample), run, rest);
        Tensor own = costs.Slice(^1, 0, 1);
        Tensor flipped = costs.Slice(^1, 1, law.EventSize);
        Tensor mean = law.Logits.StopGradient().Sigmoid();

        // The value that the bit has weighs as much as the other value is likely.
        Tensor ofOwn = (sample * (1 - mean)) + ((1 - sample) * mean);
        return (ofOwn * own) + ((1 - ofOwn) * flipped);
    }
}
