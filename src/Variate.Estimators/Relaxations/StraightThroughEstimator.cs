using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Evaluates the cost at the hard sample, and differentiates as if the sample were its mean.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(b;θ)}[f(b)].</para>
/// <para>With: f′(b) ∇θ 𝔼[b], b ~ q.</para>
/// <para>Requires: a discrete law with a mean; f defined around its discrete values and differentiable there.</para>
/// <para>Bias: yes, but for costs that are linear in b. Cost evaluations: 1.</para>
/// <para>Not to be confused with: <see cref="StraightThroughGumbelEstimator"/>, which differentiates as if the sample were its relaxation.</para>
/// <para>Source: [Bengio2013], with the derivative of the mean; [Tokui2017] §6.4 for bits.</para>
/// </remarks>
public sealed class StraightThroughEstimator : OneSampleEstimator
{
    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "straight-through",
        Summary = "Evaluates the cost at the hard sample, and differentiates as if the sample were its mean.",
        IsUnbiased = false,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "1",
        Citations = ["Bengio2013"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
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
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor mean = ((IMean)site.Distribution).Mean;
        return rest.SampledDifferentiably(sample.InjectGradient(mean, Tensor.Full(sample.Shape, 1, sample)), run);
    }
}
