using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>REBAR with a learned function in place of the relaxed cost: what follows the choice is never evaluated relaxed.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(b;θ)}[f(b)].</para>
/// <para>
/// With: (f(b) − η Q(σ(z̃))) ∇θ ln q(b) + η ∇θ Q(σ(z)) − η ∇θ Q(σ(z̃)) at each choice, b = H(z), z̃ ~ q(z | b). Q may depend on everything above
/// its choice: its input is the context, or what the program's variables give.
/// </para>
/// <para>Requires: a relaxable law; a smooth Q. Nothing of f.</para>
/// <para>
/// Bias: none, for every Q, λ and η. Q learns by the squared signal (f(b) − Q(σ(z̃)))², as a critic does, or by the variance of the gradient; a
/// learned λ descends the variance. Cost evaluations: 1, for any number of choices.
/// </para>
/// <para>
/// Not to be confused with: <see cref="RelaxEstimator"/>, whose surrogate is learned by the variance and may contain the relaxed cost.
/// </para>
/// <para>Source: [Tucker2017] Appendix F.</para>
/// </remarks>
public sealed class QFunctionRebarEstimator : OneSampleEstimator
{
    private readonly Surrogate _function;
    private readonly Temperature _temperature;
    private readonly RelaxationKind _kind;
    private readonly NoiseCoupling _coupling;
    private readonly TuningCriterion _criterion;

    /// <summary>The estimator with a Q-function.</summary>
    /// <param name="function">Q, of <see cref="SurrogatePoint.Relaxed"/>.</param>
    /// <param name="temperature">λ, fixed or learned by the variance of the gradient.</param>
    /// <param name="kind">The form of the relaxation.</param>
    /// <param name="coupling">How the noise of z is related to that of z̃.</param>
    /// <param name="criterion">What Q minimises.</param>
    public QFunctionRebarEstimator(
        Surrogate function,
        Temperature temperature,
        RelaxationKind kind = RelaxationKind.MeanSeeking,
        NoiseCoupling coupling = NoiseCoupling.Tied,
        TuningCriterion criterion = TuningCriterion.SquaredSignal)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(temperature);
        _function = function;
        _temperature = temperature;
        _kind = kind;
        _coupling = coupling;
        _criterion = criterion;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "rebar-q",
        Summary = "REBAR with a learned function in place of the relaxed cost: what follows the choice is never evaluated relaxed.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "1",
        Citations = ["Tucker2017"],
        Advice = "Valid here: lax or pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override Estimate ApplyAt(SampleSite site, Run run, Tensor sample, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rest);
        Relaxation relaxation = _temperature.Relax(site, run, _kind);
        var stopped = (IRelaxable)site.Distribution.StopGradient();
        RelaxedTerms control = RelaxedControl.Evaluate(
            site, run, sample, _coupling, leaf => _function.At(leaf, z => stopped.Squash(z, relaxation), site, run));
        Estimate below = rest.Sampled(sample, run);
        Tune(run, below.Base, control.Cost);
        Tensor score = site.LogProbability(sample);
        return control.AttachTo(below.Attach(score, below.Base), score);
    }

    private void Tune(Run run, Tensor costs, Tensor predicted)
    {
        if (_criterion == TuningCriterion.Variance)
        {
            _function.TuneByVariance(run);
            return;
        }

        Tensor squaredSignal = (costs.StopGradient() - predicted).Square() / costs.ElementCount;
        foreach (Parameter parameter in _function.Parameters)
        {
            run.Tally.Tune(parameter, squaredSignal);
        }
    }
}
