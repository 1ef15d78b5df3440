using Variate.Programs;

namespace Variate.Estimators;

/// <summary>Differentiates the cost through the sample.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: ∇f(z) ∂z/∂θ, where ∂z/∂θ is that of z(ε; θ), ε ~ p(ε), or the variable-nabla −(∂Q/∂θ)/q of an implicitly reparameterised law.</para>
/// <para>
/// Requires: a reparameterised law; f differentiable in z. f may depend on z directly and through later choices: the gradient is the sum over all
/// ways, ∂f/∂z + Σ over the choices c that z shapes of g(c)·(what c passes back), with differences in place of derivatives at choices by
/// <see cref="GoEstimator"/>.
/// </para>
/// <para>
/// Bias: none. Cost evaluations: 1. Also known as: the reparameterisation trick, stochastic back-propagation; of implicit laws, and in chains, GO and
/// statistical back-propagation.
/// </para>
/// <para>Not to be confused with: the Concrete estimator, which differentiates a relaxed cost and is biased.</para>
/// <para>Source: [Kingma2014], [Rezende2014]; [Figurnov2018]; [Cong2019] Theorems 1 to 3, with the term of a direct dependence that eq. (13) leaves out; notation of [Mohamed2020] §5.</para>
/// </remarks>
public sealed class PathwiseEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "pathwise",
        Summary = "Differentiates the cost through the sample.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.Continuous | SupportKind.Point,
        CostEvaluations = "1",
        Citations = ["Kingma2014", "Rezende2014", "Figurnov2018", "Cong2019", "Mohamed2020"],
        Advice = "A sample of a discrete law has no derivative. Valid here: score-function, leave-one-out, run-leave-one-out, enumeration, rebar.",
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
                $"{name}: pathwise needs a reparameterised law, and {site.Distribution.GetType().Name} is none. Valid here: score-function, leave-one-out.");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(rest);
        return rest.SampledDifferentiably(((IReparameterised)site.Distribution).Reparameterise(run), run);
    }
}
