using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with the cost at the mean as baseline.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: (f(z) − B − s₀ f̄(μ)) ∇θ ln q(z; θ), z ~ q, μ = 𝔼[z], where f̄ is the cost with the choices below at their means, and B a baseline. The
/// term of f̄ is also scaled by η, which has one value a parameter tensor and is 1 if not set.
/// </para>
/// <para>Requires: a law with a mean, as every choice below; f defined at means. No derivative of f.</para>
/// <para>
/// Bias: none, for every s₀, B and η, since f̄(μ) does not depend on z. Cost evaluations: 2; with n choices in sequence 1 + n.
/// </para>
/// <para>Not to be confused with: <see cref="MuPropEstimator"/>, which expands the cost to first order.</para>
/// <para>
/// Source: [Tucker2017] Appendix E and F, scale of Appendix G.1; the published form takes one mean-field pass from the input for all layers, this one a pass a
/// layer, under the sampled values above.
/// </para>
/// </remarks>
public sealed class SimpleMuPropEstimator : OneSampleEstimator
{
    private readonly Baseline _baseline;
    private readonly ControlScale _costScale;
    private readonly TuningCriterion _criterion;

    /// <summary>The estimator with a scale of its term.</summary>
    /// <param name="baseline">B; null for none. It learns from what the other term leaves of the cost.</param>
    /// <param name="costScale">s₀; null for 1.</param>
    /// <param name="criterion">What a learned scale minimises.</param>
    public SimpleMuPropEstimator(
        Baseline? baseline = null,
        ControlScale? costScale = null,
        TuningCriterion criterion = TuningCriterion.SquaredSignal)
    {
        _baseline = baseline ?? new NoBaseline();
        _costScale = costScale ?? ControlScale.One;
        _criterion = criterion;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "simple-muprop",
        Summary = "The score function with the cost at the mean as baseline.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "2; with n choices in sequence 1 + n",
        Citations = ["Tucker2017", "Gu2016"],
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
        _baseline.Check(site, name);
    }

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rest);
        Tensor prediction = _baseline.PredictBefore(site, run);
        Tensor mean = ((IMean)site.Distribution).Mean.StopGradient();
        Tensor scaledCost = _costScale.ToTensor(mean) * rest.MeanCost(run.Expand(mean), run);
        Estimate below = rest.Sampled(sample, run);
        ControlScale.Tune(_criterion, run, below.Base - prediction, scaledCost, _costScale);
        return _baseline.AttachSignal(below, site, run, sample, prediction, scaledCost)
            .AttachControl(site.LogProbability(sample), -scaledCost);
    }
}
