using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The expectation of a function of importance weights, by the gradient of that expectation.</summary>
public abstract class BoundObjective : MultiSampleObjective
{
    private protected BoundObjective(ObjectiveTraits traits, ParticleFunction function, int particleCount, BoundRule rule)
        : base(traits, function, particleCount)
    {
        DifferentiableRule = rule;
    }

    /// <summary>The part of choices whose sample is not differentiable.</summary>
    /// <value>VIMCO with the geometric mean.</value>
    public VimcoRule DiscreteRule { get; init; } = new();

    private protected override BoundRule DifferentiableRule { get; }

    private protected override BoundRule HardRule => DiscreteRule;

    private protected sealed override bool Accepts(ScoreTerm term) => term != ScoreTerm.Raised;

    private protected sealed override Estimate Close(Particles particles)
    {
        Tensor logWeights = particles.LogWeights(
            choice => particles.ScoreTermOf(choice) is ScoreTerm.Dropped or ScoreTerm.Reparameterised);
        ParticleTerms terms = Evaluate(logWeights, particles.Run);
        Estimate bound = BoundGradient.Through(logWeights, terms);
        bound = BoundGradient.AddSignals(bound, particles, terms, Function.Exponent);
        int[] twice = [.. particles.Where(static term => term == ScoreTerm.Reparameterised)];
        int[] summed = terms.Shares is null ? twice : [.. particles.Followed(twice)];
        if (summed.Length > 0)
        {
            ImmutableArray<Tensor> slopes = SecondDerivatives.Of(particles, terms, summed);
            bound = BoundGradient.AddSlopes(bound, particles, summed, BoundGradient.Negated(slopes));
        }

        if (ReparameterisesPriors)
        {
            bound = PriorGradients.AddTo(bound, particles, terms);
        }

        // Decided after the derivatives above were taken: those go through open gates.
        foreach (int choice in twice.Except(summed))
        {
            particles.Choices[choice].Gate!.Decide(ParticleAxis.ToFirst(terms.Shares!).AppendAxes(1));
        }

        return bound;
    }
}
