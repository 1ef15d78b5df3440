using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;

namespace Variate.Estimators;

/// <summary>Differentiates the cost through a standardised sample, and weights what the standardisation leaves with the cost.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: ∇f(z) ∂T(ε; θ)/∂θ + f(z) ∂ ln q(ε; θ)/∂θ, z = T(ε; θ) ~ q, ε fixed in both derivatives. ε is the logarithm of a gamma variable or the
/// logit of a beta variable, less its mean, over its standard deviation.
/// </para>
/// <para>Requires: Gamma, LogGamma, Beta or LogitBeta; f differentiable in z. A Dirichlet choice is a choice of gammas, divided by their sum.</para>
/// <para>
/// Bias: none. Cost evaluations: 1. In a variational run with <see cref="EntropyTerm.SampledWithoutScore"/> it is the -Stick variant of
/// [Cong2019], with <see cref="EntropyTerm.ClosedForm"/> the published one. Also known as: G-REP, the generalised reparameterisation gradient.
/// </para>
/// <para>
/// Not to be confused with: <see cref="PathwiseEstimator"/>, whose noise does not depend on θ at all, so that nothing is left to the score: it has the
/// lower variance, at the same price. Use it; this is a comparator.
/// </para>
/// <para>Source: [Ruiz2016].</para>
/// </remarks>
public sealed class GRepEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "g-rep",
        Summary = "Differentiates the cost through a standardised sample, and weights what the standardisation leaves with the cost.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.Real | SupportKind.Positive | SupportKind.Interval,
        CostEvaluations = "1",
        Citations = ["Ruiz2016"],
        Advice = "It takes Gamma, LogGamma, Beta and LogitBeta. Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not (Gamma or LogGamma or Beta or LogitBeta))
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} standardises gamma and beta variables, got {site.Distribution.GetType().Name}. {Traits.Advice}");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        ApproximatePath path = site.Distribution switch
        {
            Gamma law => StandardisedVariables.Of(law, run),
            LogGamma law => StandardisedVariables.Of(law, run),
            Beta law => StandardisedVariables.Of(law, run),
            LogitBeta law => StandardisedVariables.Of(law, run),
            _ => throw new UnreachableException(),
        };
        return path.Follow(run, rest);
    }
}
