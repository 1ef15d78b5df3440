using Variate.Distributions;
using Variate.Programs;

namespace Variate.Estimators;

/// <summary>Differentiates the cost through the proposal of a rejection sampler, and weights what acceptance leaves with the cost.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)], q gamma of shape α and rate r.</para>
/// <para>
/// With: ∇f(z) ∂z/∂θ + f(z) ∂ ln π(ε; α + B)/∂α, z = h(ε; α + B) Πᵢ uᵢ^(1/(α + i − 1))/r for i = 1..B, uᵢ uniform, h(ε; a) = d(1 + ε/(3√d))³ with
/// d = a − 1/3, and π the law of the accepted ε. B raises the shape: then nearly every ε is accepted, π is nearly normal, and little is left to the score.
/// </para>
/// <para>
/// Requires: Gamma, of shapes from 1 if B is 0; f differentiable in z. A beta or Dirichlet choice is a choice of gammas, divided by their sum.
/// </para>
/// <para>
/// Bias: none. Cost evaluations: 1. In a variational run with <see cref="EntropyTerm.SampledWithoutScore"/> it is the -Stick variant of
/// [Cong2019], with <see cref="EntropyTerm.ClosedForm"/> the published one. Also known as: reparameterisation through acceptance–rejection sampling.
/// </para>
/// <para>
/// Not to be confused with: <see cref="PathwiseEstimator"/>, which differentiates the sample itself, with nothing left to the score: it has the
/// lower variance. Use it; this is a comparator.
/// </para>
/// <para>Source: [Naesseth2017]; the sampler is that of [Marsaglia2000].</para>
/// </remarks>
public sealed class RsviEstimator : Estimator
{
    private readonly int _shapeAugmentation;

    /// <summary>The estimator with a shape augmentation.</summary>
    /// <param name="shapeAugmentation">B, from 0: how much the shape is raised. 1 is valid for every shape; more leave less to the score, and
    /// draw a uniform each.</param>
    public RsviEstimator(int shapeAugmentation = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shapeAugmentation);
        _shapeAugmentation = shapeAugmentation;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "rsvi",
        Summary = "Differentiates the cost through the proposal of a rejection sampler, and weights what acceptance leaves with the cost.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.Positive,
        CostEvaluations = "1",
        Citations = ["Naesseth2017"],
        Advice = "It takes Gamma; write a beta or Dirichlet choice as gammas divided by their sum. Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not Gamma law)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} knows the rejection sampler of Gamma, got {site.Distribution.GetType().Name}. {Traits.Advice}");
        }

        if (_shapeAugmentation == 0 && (1 - law.Concentration.StopGradient()).Step().SumAll().ToScalar() > 0)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} without shape augmentation takes gamma shapes from 1, and one is smaller. Give it a shape augmentation of 1 or more, or use pathwise.");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        return AcceptedGamma.Of((Gamma)site.Distribution, _shapeAugmentation, run).Follow(run, rest);
    }
}
