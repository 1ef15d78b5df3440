using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with the relaxed cost as control variate, corrected by two pathwise terms.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(b;θ)}[f(b)].</para>
/// <para>With: (f(b) − B − η f(σ(z̃))) ∇θ ln q(b) + η ∇θ f(σ(z)) − η ∇θ f(σ(z̃)), b = H(z), z̃ ~ q(z | b), B a baseline.</para>
/// <para>Requires: a relaxable law; f defined and differentiable between its discrete values.</para>
/// <para>
/// Bias: none, for every λ, η and B. With tied noise z̃ and z are one number with two derivatives: one relaxed evaluation serves both. η has
/// one value a parameter tensor; B is not scaled by it. Cost evaluations: 2, or 3 with independent noise; with n choices in sequence 1 + n, or
/// 1 + 2n.
/// </para>
/// <para>
/// Not to be confused with: <see cref="ConcreteEstimator"/>, which keeps only the relaxed cost and is biased; <see cref="RelaxEstimator"/>, whose
/// control variate is a network of the user's.
/// </para>
/// <para>Source: [Tucker2017] eq. (4); several layers by one pass a layer, §3.3; the baseline and the tied noise, Appendix G.</para>
/// </remarks>
public sealed class RebarEstimator : OneSampleEstimator
{
    private readonly RelaxationKind _kind;
    private readonly Baseline _baseline;
    private readonly NoiseCoupling _coupling;

    /// <summary>The estimator at a temperature.</summary>
    /// <param name="temperature">λ, fixed or learned by the variance of the gradient.</param>
    /// <param name="kind">The form of the relaxation.</param>
    /// <param name="baseline">B; null for none. It learns from what the control variate at η = 1 leaves of the cost.</param>
    /// <param name="coupling">How the noise of z is related to that of z̃.</param>
    public RebarEstimator(
        Temperature temperature,
        RelaxationKind kind = RelaxationKind.MeanSeeking,
        Baseline? baseline = null,
        NoiseCoupling coupling = NoiseCoupling.Tied)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        Temperature = temperature;
        _kind = kind;
        _baseline = baseline ?? new NoBaseline();
        _coupling = coupling;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "rebar",
        Summary = "The score function with the relaxed cost as control variate, corrected by two pathwise terms.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "2, or 3 with independent noise; with n choices in sequence 1 + n, or 1 + 2n",
        Citations = ["Tucker2017", "Maddison2017"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <summary>λ.</summary>
    public Temperature Temperature { get; }

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
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
        Relaxation relaxation = Temperature.Relax(site, run, _kind);
        bool tunesTemperature = Temperature.FreeParameter is not null;
        var stopped = (IRelaxable)site.Distribution.StopGradient();
        RelaxedTerms control = RelaxedControl.Evaluate(
            site,
            run,
            sample,
            _coupling,
            leaf => rest.Relaxed(leaf, z => stopped.Squash(z, relaxation), run, relaxation, tunesTemperature));
        Estimate below = rest.Sampled(sample, run);
        Estimate estimate = _baseline.AttachSignal(below, site, run, sample, prediction, control.Cost);
        return control.AttachTo(estimate, site.LogProbability(sample));
    }
}
