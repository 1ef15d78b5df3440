using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>SimpleMuProp for all choices of a program at once: the cost of one mean-field pass as baseline of every choice.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼[f(z₁, …, zₙ)], each zᵢ ~ q(zᵢ | z₁, …, zᵢ₋₁; θ).</para>
/// <para>
/// With: Σ (f(z) − Bᵢ − s₀ᵢ f̄) ∇θ ln q(zᵢ), where f̄ is the cost with every choice at its mean given the means of the earlier ones. The term of f̄
/// is also scaled by η, which has one value a parameter tensor and is 1 if not set.
/// </para>
/// <para>Requires: laws with a mean; f defined at means. No derivative of f.</para>
/// <para>Bias: none, for every s₀, B and η, since the mean-field pass sees no sample. Cost evaluations: 2, for any number of choices.</para>
/// <para>
/// Not to be confused with: <see cref="OnePassMuProp"/>, which adds a linear term; <see cref="SimpleMuPropEstimator"/> of each choice, whose
/// means follow the sampled values above a choice, at 1 + n evaluations.
/// </para>
/// <para>Source: [Tucker2017] Appendix E and F, scale of Appendix G.1 and its published code.</para>
/// </remarks>
public sealed class OnePassSimpleMuProp : ProgramRule
{
    private readonly ImmutableArray<MuPropTerms> _terms;
    private readonly TuningCriterion _criterion;

    /// <summary>The rule with terms of each choice.</summary>
    /// <param name="terms">One a choice, in the order of the program; none for scales of 1 and no baselines.</param>
    /// <param name="criterion">What learned scales minimise.</param>
    /// <exception cref="ArgumentException">A baseline has one number a component.</exception>
    public OnePassSimpleMuProp(ImmutableArray<MuPropTerms> terms = default, TuningCriterion criterion = TuningCriterion.SquaredSignal)
    {
        _terms = MuPropTerms.Checked(terms);
        _criterion = criterion;
    }

    /// <summary>What all rules of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "simple-muprop-one-pass",
        Summary = "The score function with the cost of one mean-field pass of the whole program as baseline.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Any,
        CostEvaluations = "2, for any number of choices",
        Citations = ["Tucker2017", "Gu2016"],
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
            ControlScale scale = _terms.IsEmpty ? ControlScale.One : _terms[i].CostScale;
            Tensor scaledCost = scale.ToTensor(costs) * point.Cost;
            ControlScale.Tune(_criterion, run, costs - choices[i].Place.Prediction, scaledCost, scale);
            estimate = choices[i].AttachTo(estimate, scaledCost);
        }

        return estimate;
    }
}
