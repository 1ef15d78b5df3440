using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score function with a learned function of the relaxed sample as control variate, corrected by two pathwise terms.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(b;θ)}[f(b)].</para>
/// <para>
/// With: (f(b) − η c(z̃)) ∇θ ln q(b) + η ∇θ c(z) − η ∇θ c(z̃), b = H(z), z̃ ~ q(z | b); c = r(z), or c = f(σ(z)) + r(z), r the user's surrogate.
/// </para>
/// <para>
/// Requires: a relaxable law; a smooth surrogate. Of f nothing, unless it is part of c: then f must be defined and differentiable between its
/// discrete values.
/// </para>
/// <para>
/// Bias: none, for every surrogate, λ and η. The weights of the surrogate and a learned λ descend the gradient of the variance; η is 1 if not
/// set, and a surrogate has no need of it. Cost evaluations: 1; 2 with f in c, or 3 with independent noise too.
/// </para>
/// <para>
/// Not to be confused with: <see cref="RebarEstimator"/>, which is RELAX with c = f(σ(z)) alone; <see cref="LaxEstimator"/>, for continuous choices.
/// </para>
/// <para>Source: [Grathwohl2018] §3; c = f + r as in its published code.</para>
/// </remarks>
public sealed class RelaxEstimator : OneSampleEstimator
{
    private readonly Surrogate _surrogate;
    private readonly Temperature _temperature;
    private readonly RelaxOptions _options;

    /// <summary>The estimator with a surrogate.</summary>
    /// <param name="surrogate">r.</param>
    /// <param name="temperature">λ of the relaxed sample that the surrogate, and f in c, are shown; fixed or learned.</param>
    /// <param name="options">Null for the defaults.</param>
    public RelaxEstimator(Surrogate surrogate, Temperature temperature, RelaxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(surrogate);
        ArgumentNullException.ThrowIfNull(temperature);
        _surrogate = surrogate;
        _temperature = temperature;
        _options = options ?? new RelaxOptions();
        Traits = StaticTraits with { RequiresDifferentiableCost = _options.Control == RelaxControl.CostAndSurrogate };
    }

    /// <summary>What all estimators of this type promise and need; with f in c it also needs its derivative.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "relax",
        Summary = "The score function with a learned function of the relaxed sample as control variate, corrected by two pathwise terms.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "1; with the relaxed cost in the control variate 2, or 3 with independent noise",
        Citations = ["Grathwohl2018"],
        Advice = "Valid here: lax or pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits { get; }

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rest);
        Relaxation relaxation = _temperature.Relax(site, run, _options.Kind);
        _surrogate.TuneByVariance(run);
        var stopped = (IRelaxable)site.Distribution.StopGradient();
        RelaxedTerms control = RelaxedControl.Evaluate(site, run, sample, _options.Coupling, At);
        Estimate below = rest.Sampled(sample, run);
        Tensor score = site.LogProbability(sample);
        return control.AttachTo(below.Attach(score, below.Base), score);

        CostAndSlope At(Tensor leaf)
        {
            (Tensor cost, Tensor slope) = _surrogate.At(leaf, Squash, site, run);
            if (_options.Control == RelaxControl.Surrogate)
            {
                return new CostAndSlope(cost, slope);
            }

            bool tunesTemperature = _temperature.FreeParameter is not null;
            (Tensor relaxedCost, Tensor relaxedSlope) = rest.Relaxed(leaf, Squash, run, relaxation, tunesTemperature);
            return new CostAndSlope(relaxedCost + cost, relaxedSlope + slope);
        }

        Tensor Squash(Tensor latent) => stopped.Squash(latent, relaxation);
    }
}
