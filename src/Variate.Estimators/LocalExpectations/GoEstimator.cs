using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Weights the difference between the next value of each component and the sample with the slope of the distribution function.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: Σᵢ −∇θ Q(zᵢ; θ)/q(zᵢ; θ) · (f(zᵢ + 1) − f(zᵢ)), z ~ q, Q the distribution function; the last value of a component contributes 0.
/// For a bit with logit a this is θ(1 − zᵢ)(f(zᵢ = 1) − f(z)) ∇a; for a Poisson count (f(zᵢ + 1) − f(z)) ∇λ. Categories are taken in their order.
/// </para>
/// <para>
/// Requires: independent whole numbers with a variable-nabla (Bernoulli, binomial, categorical, Poisson, geometric, negative binomial), or
/// one-hot categories. Of f only that it grows slower than the tail of q decays.
/// </para>
/// <para>
/// Bias: none. Choices below draw the same noise for both values. Cost evaluations: n + 2 for n components or one-hot variables; over choices
/// in sequence they add. This is the one-sample form, eq. (9).
/// </para>
/// <para>
/// Price: values that differ in one component go through linear maps, and a Bernoulli log-probability straight after, as one row of the weights
/// each; every other operation meets all n + 1 values.
/// </para>
/// <para>
/// Not to be confused with: the analytic form of a finite support, <see cref="FiniteSupportGoEstimator"/>, which sums the component out and has
/// the lower variance, at the same price for bits: use it where it exists.
/// </para>
/// <para>Source: [Cong2019] eq. (9), Table 3.</para>
/// </remarks>
public sealed class GoEstimator : Estimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "go",
        Summary = "Weights the difference to the next value of each component by the slope of the distribution function.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories | SupportKind.BoundedCount | SupportKind.Count,
        CostEvaluations = "n + 2 for n components or one-hot variables",
        Citations = ["Cong2019"],
        Advice = "It evaluates the cost once a component, cheaply where an affine map and a Bernoulli log-probability follow. Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not (OneHotCategorical or IVariableNablas))
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} takes OneHotCategorical and the laws with a variable-nabla, got {site.Distribution.GetType().Name}. {Traits.Advice}");
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
        return site.Distribution is OneHotCategorical law
            ? below.Attach(law.LogProbabilities, OfCategories(law, sample, run, rest))
            : OfCounts(below, site, sample, run, rest);
    }

    private static Estimate OfCounts(Estimate below, SampleSite site, Tensor sample, Run run, Rest rest)
    {
        Tensor differences = Neighbours.Differences(NextValues.OneByOne(site.Distribution, sample, site.NameAt(run)), run, rest);
        var constant = (IVariableNablas)site.Distribution.StopGradient();
        foreach ((VariableNabla nabla, VariableNabla atConstant) in ((IVariableNablas)site.Distribution).VariableNablas.Zip(constant.VariableNablas))
        {
            if (nabla.Parameter.IsTracked)
            {
                Tensor g = atConstant.At(sample);
                below = below.Attach(nabla.Parameter, g * differences.AppendAxes(g.Rank - sample.Rank));
            }
        }

        return below;
    }

    /// <summary>−pⱼ/p_y · 1[j ≤ y] · (f(y + 1) − f(y)) towards ln pⱼ of each variable, for y before the last category.</summary>
    private static Tensor OfCategories(OneHotCategorical law, Tensor sample, Run run, Rest rest)
    {
        Tensor logProbabilities = law.PerVariable(law.LogProbabilities.StopGradient());
        Tensor ratios = (logProbabilities - (law.PerVariable(sample) * logProbabilities).Sum(^1, keepAxis: true)).Exp();
        Tensor differences = Neighbours.Differences(NextValues.OneByOne(law, sample, "go"), run, rest);
        return CategoryNeighbours.Joined(-NextValues.IsBelow(law, sample) * ratios * differences.AppendAxes(1));
    }
}
