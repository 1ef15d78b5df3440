using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>REBAR for all choices of a program at once: one hard pass and one relaxed pass, for any number of choices.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼[f(b₁, …, bₙ)], each bᵢ ~ q(bᵢ | b₁, …, bᵢ₋₁; θ).</para>
/// <para>
/// With: (f(b) − η f(σ(z̃))) ∇θ Σ ln q(bᵢ) + η ∇θ f(σ(z̃(u))) − η ∇θ f(σ(z̃(u | b))), where z̃ is the chain of latents of which each follows its
/// relaxed parents, and u | b are the noises under the hard parents. The two relaxed chains are one number, so that what is left of the last
/// two terms is −η Σ ∂f/∂uᵢ · ∇θ uᵢ(v, b, θ).
/// </para>
/// <para>Requires: bits or categories; f defined and differentiable between its discrete values.</para>
/// <para>Bias: none, for every λ and η. Cost evaluations: 2.</para>
/// <para>
/// Not to be confused with: <see cref="RebarEstimator"/> of each choice, which takes 1 + n evaluations, relaxes only what follows a choice, and
/// can be mixed with other estimators.
/// </para>
/// <para>Source: [Tucker2017] Appendix F.</para>
/// </remarks>
public sealed class CoupledRebar : ProgramRule
{
    private readonly RelaxationKind _kind;

    /// <summary>The rule at a temperature.</summary>
    /// <param name="temperature">λ, fixed or learned by the variance of the gradient.</param>
    /// <param name="kind">The form of the relaxation.</param>
    public CoupledRebar(Temperature temperature, RelaxationKind kind = RelaxationKind.MeanSeeking)
    {
        ArgumentNullException.ThrowIfNull(temperature);
        Temperature = temperature;
        _kind = kind;
    }

    /// <inheritdoc/>
    public override string Name => "coupled-rebar";

    /// <summary>λ.</summary>
    public Temperature Temperature { get; }

    /// <inheritdoc/>
    public override ChoiceRule RuleFor(SampleSite site, string name) => new RelaxedChoiceRule();

    /// <inheritdoc/>
    public override Estimate Apply(Stochastic<Tensor> program, Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run is { IsVariational: true, Entropy: not EntropyTerm.SampledWithoutScore })
        {
            throw new EstimatorNotApplicableException(
                $"{Name} charges ln q of the sample without its score, and the run asks for {run.Entropy}. Use EntropyTerm.SampledWithoutScore.");
        }

        return Collect(program, run, collected => Close(program, run, collected));
    }

    private Estimate Close(Stochastic<Tensor> program, Run run, CollectedProgram collected)
    {
        ImmutableList<Choice> choices = collected.Choices;
        if (choices.IsEmpty)
        {
            return new Estimate(collected.Cost);
        }

        Tensor[] scores = [.. choices.Select(choice => run.Normalise(choice.LogProbability))];
        Tensor cost = run.IsVariational ? scores.Aggregate(collected.Cost, static (sum, score) => sum + score.StopGradient()) : collected.Cost;
        Tensor[] noises = [.. choices.Select((choice, i) => run.Expand(((ILatentNoise)choice.Law).NoiseGiven(choice.Value, run with { Path = run.Path + i })))];
        var relaxation = new Relaxation(Temperature.ToTensor(choices[0].Law.Template), _kind);
        CostAndSlopes relaxed = Relax(program, run, [.. noises.Select(noise => noise.StopGradient().AsLeaf())], relaxation, TunesTemperature(run));
        var estimate = new Estimate(cost);
        for (int i = 0; i < choices.Count; i++)
        {
            estimate = estimate
                .Attach(scores[i], cost)
                .AttachControl(scores[i], -relaxed.Cost)
                .AttachControl(noises[i], -relaxed.Slopes[i]);
        }

        return estimate;
    }

    private bool TunesTemperature(Run run)
    {
        if (Temperature.FreeParameter is { } free)
        {
            run.Tally.TuneByVariance(free);
        }

        return Temperature.FreeParameter is not null;
    }
}
