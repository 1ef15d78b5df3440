using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function of a continuous choice with a learned, pathwise-differentiated function as control variate.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: (f(z) − η c(z)) ∇θ ln q(z; θ) + η ∇θ c(z(ε; θ)), z = z(ε; θ), ε ~ p(ε), c the user's surrogate.</para>
/// <para>Requires: a reparameterised law with a differentiable density; a smooth surrogate. Nothing of f.</para>
/// <para>
/// Bias: none, for every surrogate and η. The weights of the surrogate descend the gradient of the variance; η is 1 if not set, and a surrogate
/// has no need of it. With c = f it is the pathwise estimator. Cost evaluations: 1.
/// </para>
/// <para>Not to be confused with: <see cref="PathwiseEstimator"/>, which differentiates f; <see cref="RelaxEstimator"/>, for discrete choices.</para>
/// <para>Source: [Grathwohl2018] §3.</para>
/// </remarks>
public sealed class LaxEstimator : Estimator
{
    private readonly Surrogate _surrogate;

    /// <summary>The estimator with a surrogate.</summary>
    /// <param name="surrogate">c.</param>
    public LaxEstimator(Surrogate surrogate)
    {
        ArgumentNullException.ThrowIfNull(surrogate);
        _surrogate = surrogate;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "lax",
        Summary = "The score function of a continuous choice with a learned, pathwise-differentiated function as control variate.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Continuous,
        CostEvaluations = "1",
        Citations = ["Grathwohl2018"],
        Advice = "Valid here: relax for bits and categories; score-function or leave-one-out for any law.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not IReparameterised)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: lax needs a reparameterised law, and {site.Distribution.GetType().Name} is none. {Traits.Advice}");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        _surrogate.TuneByVariance(run);
        Tensor path = ((IReparameterised)site.Distribution).Reparameterise(run);
        Tensor sample = path.StopGradient();

        // Per branch and per datum: rules above may weigh them differently, so the leaf has all axes.
        (Tensor cost, Tensor slope) = _surrogate.At(run.Expand(sample).AsLeaf(), static z => z, site, run);
        Estimate below = rest.Sampled(sample, run);
        Tensor score = site.LogProbability(sample);
        return below
            .Attach(score, below.Base)
            .AttachControl(score, -cost)
            .AttachControl(path, slope);
    }
}
