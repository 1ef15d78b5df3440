using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>MuProp for all choices of a program at once: the cost expanded to first order around one mean-field pass.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼[f(z₁, …, zₙ)], each zᵢ ~ q(zᵢ | z₁, …, zᵢ₋₁; θ).</para>
/// <para>
/// With: Σ (f(z) − Bᵢ − s₀ᵢ f̄ − s₁ᵢ ⟨f̄ᵢ′, zᵢ − μ̄ᵢ⟩) ∇θ ln q(zᵢ) + s₁ᵢ ⟨f̄ᵢ′, ∇θ μᵢ⟩. f̄ is the cost with every choice at its mean μ̄ given the
/// means of the earlier ones, f̄ᵢ′ its total derivative in μ̄ᵢ; μᵢ is the mean of zᵢ given the samples of the earlier choices. All but f − B is
/// also scaled by η, which has one value a parameter tensor and is 1 if not set.
/// </para>
/// <para>Requires: laws with a mean; f defined and differentiable at means.</para>
/// <para>Bias: none, for every s₀, s₁, B and η, since the mean-field pass sees no sample. Cost evaluations: 2, for any number of choices.</para>
/// <para>
/// Not to be confused with: <see cref="MuPropEstimator"/> of each choice, which expands around the sampled values above a choice, takes 1 + n
/// evaluations, and can be mixed with other estimators.
/// </para>
/// <para>Source: [Gu2016] eq. (8); the scales, one pair a choice, are of [Tucker2017] Appendix G.1 and its published code.</para>
/// </remarks>
public sealed class OnePassMuProp : ProgramRule
{
    private readonly ImmutableArray<MuPropTerms> _terms;
    private readonly TuningCriterion _criterion;

    /// <summary>The rule with terms of each choice.</summary>
    /// <param name="terms">One a choice, in the order of the program; none for scales of 1 and no baselines.</param>
    /// <param name="criterion">What learned scales minimise.</param>
    /// <exception cref="ArgumentException">A baseline has one number a component.</exception>
    public OnePassMuProp(ImmutableArray<MuPropTerms> terms = default, TuningCriterion criterion = TuningCriterion.SquaredSignal)
    {
        _terms = MuPropTerms.Checked(terms);
        _criterion = criterion;
    }

    /// <summary>What all rules of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "muprop-one-pass",
        Summary = "The score function with the cost expanded to first order around one mean-field pass of the whole program.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.Any,
        CostEvaluations = "2, for any number of choices",
        Citations = ["Gu2016", "Tucker2017"],
        Advice = "Use an estimator of each choice that is valid for any law: score-function, leave-one-out.",
    };

    /// <inheritdoc/>
    public override string Name => StaticTraits.Name;

    /// <inheritdoc/>
    public override ChoiceRule RuleFor(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        LawWithMean.Check(site, name, StaticTraits);
        return new SignalChoiceRule(Name, [.. _terms.Select(term => term.Baseline)]);
    }

    /// <inheritdoc/>
    public override Estimate Apply(Stochastic<Tensor> program, Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Collect(program, run, collected => Close(program, run, collected));
    }

    private Estimate Close(Stochastic<Tensor> program, Run run, CollectedProgram collected)
    {
        var estimate = new Estimate(CollectedCost.OfSamples(collected, run));
        ImmutableArray<SignalledChoice> choices = SignalledChoice.Of(collected, Name);
        if (choices.IsEmpty)
        {
            return estimate;
        }

        var point = MeanFieldPoint.Beside(program, run, choices, StaticTraits);
        Tensor costs = estimate.Base.StopGradient();
        for (int i = 0; i < choices.Length; i++)
        {
            MuPropTerms terms = _terms.IsEmpty ? new MuPropTerms() : _terms[i];
            SignalledChoice choice = choices[i];
            var slopeScale = terms.SlopeScale.ToTensor(costs);
            Tensor linear = (point.Slopes[i] * (choice.Sample - point.Means[i])).Sum(^1);
            Tensor expansion = (terms.CostScale.ToTensor(costs) * point.Cost) + (slopeScale * linear);
            ControlScale.Tune(_criterion, run, costs - choice.Place.Prediction, expansion, terms.CostScale, terms.SlopeScale);
            estimate = choice.AttachTo(estimate, expansion)
                .AttachControl(((IMean)choice.Choice.Law).Mean, slopeScale * point.Slopes[i]);
        }

        return estimate;
    }
}
