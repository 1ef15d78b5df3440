using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums every component out, with the noise of everything else held.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: Σᵢ Σ_v ∇θ q(zᵢ = v; θ) f(zᵢ = v), z and everything below drawn from the same noise for all v. For a bit with logit a this is
/// θ(1 − θ)(f(zᵢ = 1) − f(zᵢ = 0)) ∇a; a categorical variable is one component, summed over its categories.
/// </para>
/// <para>Requires: Bernoulli or one-hot categorical choices. Nothing of f.</para>
/// <para>
/// Bias: none; of least variance among estimators that are unbiased given the other noise. Cost evaluations: n + 2 for n bits, n + 1 for n
/// categories of all variables; over choices in sequence they add. Also known as: the reparameterise-and-marginalise estimator; for a choice
/// of bits it is the finite-support analytic GO gradient, [Cong2019] eq. (36).
/// </para>
/// <para>
/// Price: values that differ in one bit go through linear maps, and a Bernoulli log-probability straight after, as one row of the weights
/// each; every other operation meets all n + 1 values.
/// </para>
/// <para>Not to be confused with: <see cref="LocalExpectationEstimator"/>, which holds values below instead of noise and needs their probabilities.</para>
/// <para>Source: [Tokui2017] §5.3, eq. (4).</para>
/// </remarks>
public sealed class RamEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "ram",
        Summary = "Sums every component out, with the noise of everything else held.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "n + 2 for n bits, n + 1 for n categories of all variables",
        Citations = ["Tokui2017", "Cong2019"],
        Advice = "It evaluates the cost once a component, cheaply where an affine map and a Bernoulli log-probability follow. Valid for any law: score-function, leave-one-out.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        Neighbours.Check(site, name, Traits);
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor sample = site.Distribution.Draw(run);
        Estimate below = rest.Sampled(sample, run);
        return site.Distribution switch
        {
            Bernoulli law => below.Attach(law.Logits, OfBits(law, sample, run, rest)),
            OneHotCategorical law => below.Attach(law.LogProbabilities, OfCategories(law, sample, run, rest)),
            _ => throw new UnreachableException(),
        };
    }

    private static Tensor OfBits(Bernoulli law, Tensor sample, Run run, Rest rest)
    {
        Tensor differences = Neighbours.Differences(Neighbours.Flipped(sample), run, rest);
        Tensor mean = law.Logits.StopGradient().Sigmoid();
        return mean * (1 - mean) * Tensor.Affine(sample, -2, 1) * differences;
    }

    /// <summary>pᵥₖ(fᵥₖ − Σⱼ pᵥⱼfᵥⱼ) towards ln pᵥₖ.</summary>
    private static Tensor OfCategories(OneHotCategorical law, Tensor sample, Run run, Rest rest)
        => law.LogProbabilities.StopGradient().Exp() * CategoryNeighbours.CentredCosts(law, sample, run, rest);
}
