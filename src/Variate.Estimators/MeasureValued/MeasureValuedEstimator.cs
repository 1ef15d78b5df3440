using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Writes the derivative of the law of each component as a difference of two laws, and evaluates the cost at a draw of either.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: Σᵢ wᵢ(f(zᵢ = z⁺ᵢ) − f(zᵢ = z⁻ᵢ)), z ~ q, z⁺ᵢ ~ q⁺ᵢ and z⁻ᵢ ~ q⁻ᵢ coupled, where ∂θ qᵢ = wᵢ(q⁺ᵢ − q⁻ᵢ). Where one of the two laws is q
/// itself, its draw is the sample. Normal location: ± one Rayleigh draw. Normal scale: a double-sided Maxwell draw, of which the sample is a uniform
/// fraction. Gamma and exponential rates, Weibull scale: the sample, and the sample one event later. Gamma and Weibull shapes: the positive and the
/// negative part of ∂θ q, at one quantile. Poisson: z and z + 1. Bernoulli: both values. Categories: each, and a draw of the others.
/// </para>
/// <para>
/// Requires: Normal, Gamma, Exponential, Weibull, Poisson, Bernoulli or one-hot categories. Nothing of f: it may have jumps.
/// </para>
/// <para>
/// Bias: none. Choices below draw the same noise for both values. Cost evaluations: 1, and for every tracked parameter of n components n + 1, or 2(n + 1)
/// where neither law is q; n + 1 for n categories of all variables; over choices in sequence they add. Also known as: weak derivatives.
/// </para>
/// <para>
/// Not to be confused with: <see cref="GoEstimator"/>, which weights a difference of neighbours by the slope of the distribution function. For Poisson
/// it is the same number, for Bernoulli that of <see cref="RamEstimator"/>.
/// </para>
/// <para>Source: [Pflug1989]; in the notation of [Mohamed2020] §6.</para>
/// </remarks>
public sealed class MeasureValuedEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "measure-valued",
        Summary = "Writes the derivative of the law of each component as a difference of two laws, and evaluates the cost at a draw of either.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Real | SupportKind.Positive | SupportKind.Count | SupportKind.BitsOrCategories,
        CostEvaluations = "1, and n + 1 or 2(n + 1) for each parameter of n components; n + 1 for n categories",
        Citations = ["Pflug1989", "Mohamed2020"],
        Advice = "It takes Normal, Gamma, Exponential, Weibull, Poisson, Bernoulli and OneHotCategorical. Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not (Normal or Gamma or Exponential or Weibull or Poisson or Bernoulli or OneHotCategorical))
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} knows no weak derivative of {site.Distribution.GetType().Name}. {Traits.Advice}");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor sample = site.Distribution.Draw(run);
        Estimate below = rest.Sampled(sample, run);
        if (site.Distribution is OneHotCategorical law)
        {
            return law.LogProbabilities.IsTracked && law.CategoryCount > 1 ? OfCategories(below, law, sample, run, rest) : below;
        }

        foreach (WeakDerivative derivative in WeakDerivatives.Of(site, sample, run))
        {
            below = below.Attach(derivative.Towards, derivative.At(sample, run, rest));
        }

        return below;
    }

    /// <summary>
    /// ∂p/∂aₖ = pₖ(1 − pₖ)(δₖ − p(· | not k)) towards the logit aₖ. The draw of the others is the sample, and a second draw where the sample is k.
    /// </summary>
    private static Estimate OfCategories(Estimate below, OneHotCategorical law, Tensor sample, Run run, Rest rest)
    {
        Tensor logProbabilities = law.PerVariable(law.LogProbabilities.StopGradient());
        Tensor noise = law.PerVariable(Noise.Gumbel(run.KeyFor("other"), run.NoiseShape(law.Shape), law.Template));
        Tensor category = law.PerVariable(sample);
        Tensor other = Tensor.Where(category, Tensor.Full([], double.NegativeInfinity, sample), logProbabilities + noise).OneHotOfMax();
        Tensor costs = law.PerVariable(Neighbours.Costs(CategoryNeighbours.All(law, sample), run, rest));
        Tensor atSample = (category * costs).Sum(^1, keepAxis: true);
        Tensor atOther = (other * costs).Sum(^1, keepAxis: true);
        Tensor weight = logProbabilities.Exp() * -logProbabilities.Expm1();

        // Towards ln p instead of the logits: the sum over k, whose expectation is 0, is taken off again by the softmax.
        return below.Attach(law.LogProbabilities, CategoryNeighbours.Joined(weight * (costs - Tensor.Where(category, atOther, atSample))));
    }
}
