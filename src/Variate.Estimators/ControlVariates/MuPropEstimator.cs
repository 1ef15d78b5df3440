using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with the cost expanded to first order at the mean as control variate.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: (f(z) − B − s₀ f̄(μ) − s₁ f̄′(μ)(z − μ)) ∇θ ln q(z; θ) + s₁ f̄′(μ) ∇θ μ, z ~ q, μ = 𝔼[z], where f̄ is the cost with the choices below
/// at their means, and B a baseline. All but f − B is also scaled by η, which has one value a parameter tensor and is 1 if not set.
/// </para>
/// <para>Requires: a law with a mean, as every choice below; f defined and differentiable at means.</para>
/// <para>
/// Bias: none, for every s₀, s₁, B and η. Without variance on a linear cost when all scales are 1 and B is 0. Cost evaluations: 2; with n
/// choices in sequence 1 + n, since each is expanded at its own mean under the sampled values above.
/// </para>
/// <para>
/// Not to be confused with: <see cref="StraightThroughEstimator"/>, which keeps a derivative only and is biased;
/// <see cref="SimpleMuPropEstimator"/>, which has no linear term.
/// </para>
/// <para>Source: [Gu2016]; s₁ and the squared signal as criterion are of [Tucker2017] Appendix G.1; the published form takes one mean-field pass from the input for all layers, this one a pass a layer.</para>
/// </remarks>
public sealed class MuPropEstimator : OneSampleEstimator
{
    private readonly Baseline _baseline;
    private readonly ControlScale _costScale;
    private readonly ControlScale _slopeScale;
    private readonly TuningCriterion _criterion;

    /// <summary>The estimator with scales of its two terms.</summary>
    /// <param name="baseline">B; null for none. It learns from what the other terms leave of the cost.</param>
    /// <param name="costScale">s₀; null for 1.</param>
    /// <param name="slopeScale">s₁; null for 1.</param>
    /// <param name="criterion">What learned scales minimise.</param>
    public MuPropEstimator(
        Baseline? baseline = null,
        ControlScale? costScale = null,
        ControlScale? slopeScale = null,
        TuningCriterion criterion = TuningCriterion.SquaredSignal)
    {
        _baseline = baseline ?? new NoBaseline();
        _costScale = costScale ?? ControlScale.One;
        _slopeScale = slopeScale ?? ControlScale.One;
        _criterion = criterion;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "muprop",
        Summary = "The score function with the cost expanded to first order at the mean as control variate.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.Any,
        CostEvaluations = "2; with n choices in sequence 1 + n",
        Citations = ["Gu2016"],
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
        Tensor mean = ((IMean)site.Distribution).Mean;
        var costScale = _costScale.ToTensor(mean);
        var slopeScale = _slopeScale.ToTensor(mean);

        // Per branch and per datum: rules above may weigh them differently, so the leaf has all axes.
        Tensor leaf = run.Expand(mean.StopGradient()).AsLeaf();
        (Tensor costAtMean, Tensor slope) = rest.Mean(leaf, run, isDifferentiable: false);
        Tensor linear = (slope * (sample - leaf.StopGradient())).Sum(^1);
        Tensor expansion = (costScale * costAtMean) + (slopeScale * linear);
        Estimate below = rest.Sampled(sample, run);
        ControlScale.Tune(_criterion, run, below.Base - prediction, expansion, _costScale, _slopeScale);
        return _baseline.AttachSignal(below, site, run, sample, prediction, expansion)
            .AttachControl(site.LogProbability(sample), -expansion)
            .AttachControl(mean, slopeScale * slope);
    }
}
