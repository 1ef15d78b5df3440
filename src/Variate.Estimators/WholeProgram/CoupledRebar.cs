using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>REBAR for all choices of a program at once: one hard pass and one relaxed pass, for any number of choices.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼[f(b₁, …, bₙ)], each bᵢ ~ q(bᵢ | b₁, …, bᵢ₋₁; θ).</para>
/// <para>
/// With: Σ (f(b) − Bᵢ − η f(σ(z̃))) ∇θ ln q(bᵢ) + η ∇θ f(σ(z̃(u))) − η ∇θ f(σ(z̃(u | b))), where z̃ is the chain of latents of which each
/// follows its relaxed parents, u | b are the noises under the hard parents, and Bᵢ is the baseline of a choice. With tied noise the two relaxed
/// chains are one number, so that what is left of the last two terms is −η Σ ∂f/∂uᵢ · ∇θ uᵢ(v, b, θ).
/// </para>
/// <para>Requires: bits or categories; f defined and differentiable between its discrete values.</para>
/// <para>
/// Bias: none, for every λ, η and B. Cost evaluations: 2, or 3 with independent noise. Independent noise leaves the explicit derivatives of the
/// two relaxed costs standing, which cancel in expectation only: the parameters that enter the cost directly get noise from them.
/// </para>
/// <para>
/// Not to be confused with: <see cref="RebarEstimator"/> of each choice, which takes 1 + n evaluations, relaxes only what follows a choice, and
/// can be mixed with other estimators.
/// </para>
/// <para>Source: [Tucker2017] Appendix F; the baselines and the tied noise, Appendix G.</para>
/// </remarks>
public sealed class CoupledRebar : ProgramRule
{
    private const string IndependentNoise = "independent";

    private readonly RelaxationKind _kind;
    private readonly ImmutableArray<Baseline> _baselines;
    private readonly NoiseCoupling _coupling;

    /// <summary>The rule at a temperature.</summary>
    /// <param name="temperature">λ, fixed or learned by the variance of the gradient.</param>
    /// <param name="kind">The form of the relaxation.</param>
    /// <param name="baselines">
    /// One a choice, in the order of the program; none for no baselines. They learn from what the control variate at η = 1 leaves of the cost.
    /// </param>
    /// <param name="coupling">How the noises of the two relaxed chains are related.</param>
    public CoupledRebar(
        Temperature temperature,
        RelaxationKind kind = RelaxationKind.MeanSeeking,
        ImmutableArray<Baseline> baselines = default,
        NoiseCoupling coupling = NoiseCoupling.Tied)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        Temperature = temperature;
        _kind = kind;
        _baselines = baselines.IsDefault ? [] : baselines;
        _coupling = coupling;
    }

    /// <summary>What all rules of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "coupled-rebar",
        Summary = "REBAR for all choices at once: one hard pass and one relaxed pass of the whole program.",
        IsUnbiased = true,
        RequiresDifferentiableCost = true,
        Supports = SupportKind.BitsOrCategories,
        CostEvaluations = "2, or 3 with independent noise, for any number of choices",
        Citations = ["Tucker2017", "Maddison2017"],
        Advice = "Use an estimator of each choice: pathwise for a reparameterised law, rebar for bits, score-function for any.",
    };

    /// <inheritdoc/>
    public override string Name => StaticTraits.Name;

    /// <summary>λ.</summary>
    public Temperature Temperature { get; }

    /// <inheritdoc/>
    public override ChoiceRule RuleFor(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.Distribution is ILatentNoise
            ? new SignalChoiceRule(Name, _baselines)
            : throw new EstimatorNotApplicableException(
                $"{name}: {Name} relaxes bits and categories, and {site.Distribution.GetType().Name} is {site.Distribution.Support}. {StaticTraits.Advice}");
    }

    /// <inheritdoc/>
    public override Estimate Apply(Stochastic<Tensor> program, Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Collect(program, run, collected => Close(program, run, collected));
    }

    private static Tensor NoiseOf(SignalledChoice choice, Run run)
        => run.Expand(((ILatentNoise)choice.Choice.Law).NoiseGiven(choice.Sample, run));

    private Estimate Close(Stochastic<Tensor> program, Run run, CollectedProgram collected)
    {
        var estimate = new Estimate(CollectedCost.OfSamples(collected, run));
        ImmutableArray<SignalledChoice> choices = SignalledChoice.Of(collected, Name);
        if (choices.IsEmpty)
        {
            return estimate;
        }

        ImmutableArray<Tensor> noises = [.. choices.Select(choice => NoiseOf(choice, choice.Place.Run))];
        Relaxation relaxation = Temperature.Relax(choices[0].Place.Site, run, _kind);
        return _coupling == NoiseCoupling.Tied
            ? CloseTied(estimate, choices, noises, Relax(program, run, [.. noises.Select(Leaf)], relaxation, Temperature.FreeParameter is not null))
            : CloseIndependent(estimate, choices, RelaxLive(program, run, noises, relaxation), RelaxLive(program, run, OtherNoises(choices), relaxation));
    }

    private static Tensor Leaf(Tensor noise) => noise.StopGradient().AsLeaf();

    private static Estimate CloseTied(
        Estimate estimate, ImmutableArray<SignalledChoice> choices, ImmutableArray<Tensor> noises, CostAndSlopes relaxed)
    {
        Estimate sum = estimate;
        for (int i = 0; i < choices.Length; i++)
        {
            sum = choices[i].AttachTo(sum, relaxed.Cost).AttachControl(noises[i], -relaxed.Slopes[i]);
        }

        return sum;
    }

    private static Estimate CloseIndependent(
        Estimate estimate, ImmutableArray<SignalledChoice> choices, Tensor conditional, Tensor unconditional)
    {
        var one = Tensor.Full(estimate.Base.Shape, 1, estimate.Base);
        return choices
            .Aggregate(estimate, (sum, choice) => choice.AttachTo(sum, conditional))
            .AttachControl(unconditional, one)
            .AttachControl(conditional, -one);
    }

    /// <summary>Given b, noises drawn anew have the law that u has given b, so that over all b they have their own.</summary>
    private static ImmutableArray<Tensor> OtherNoises(ImmutableArray<SignalledChoice> choices)
        => [.. choices.Select(choice => NoiseOf(choice, choice.Place.Run with { Key = choice.Place.Run.Key.For(IndependentNoise) }).StopGradient())];

    /// <summary>The relaxed cost with a path to all parameters, and to those on which the noises depend.</summary>
    private Tensor RelaxLive(Stochastic<Tensor> program, Run run, ImmutableArray<Tensor> noises, Relaxation relaxation)
    {
        var pass = new ReplacedChoices(Name, (site, at, name) => at.Path < noises.Length && site.Distribution is ILatentNoise law
            ? law.Squash(law.LatentOf(noises[at.Path]), relaxation)
            : throw new EstimatorNotApplicableException(
                $"{name}: the program made other choices when it was relaxed than when it was drawn. A rule that relaxes the whole program needs one whose choices are the same for every value."));
        return pass.DifferentiableCost(program, run);
    }
}
