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

    private protected override BoundRule DifferentiableRule { get; }

    private protected sealed override Estimate Close(Particles particles)
    {
        Tensor logWeights = particles.LogWeights(
            choice => particles.ScoreTermOf(choice) is ScoreTerm.Dropped or ScoreTerm.Reparameterised);
        ParticleTerms terms = Evaluate(logWeights, particles.Run);
        var bound = new Estimate(terms.Value.InjectGradient(ParticleAxis.ToLast(logWeights), terms.Weights));
        bound = AddSignals(bound, particles, terms, ParticleAxis.ToLast(logWeights.StopGradient()));
        int[] twice = [.. particles.Where(static term => term == ScoreTerm.Reparameterised)];
        int[] summed = [.. twice.Where(choice => terms.Shares is null || particles.IsFollowed(choice))];
        bound = SubtractSecondDerivatives(bound, particles, terms, summed);

        // Gates are decided after the derivatives above were taken: those go through open gates.
        foreach (int choice in twice.Except(summed))
        {
            particles.Choices[choice].Gate!.Decide(ParticleAxis.ToFirst(terms.Shares!).AppendAxes(1));
        }

        return bound;
    }

    private Estimate AddSignals(Estimate bound, Particles particles, ParticleTerms terms, Tensor logWeights)
    {
        Estimate sum = bound;
        foreach (int choice in particles.Where(static term => term == ScoreTerm.Signalled))
        {
            var rule = (VimcoRule)particles.Choices[choice].Rule;
            Tensor signals = terms.Value.AppendAxes(1) - rule.Baselines(logWeights, Function.Exponent);
            sum = sum.Attach(ParticleAxis.ToLast(particles.LogProbability(choice)), signals);
        }

        return sum;
    }

    private static Estimate SubtractSecondDerivatives(Estimate bound, Particles particles, ParticleTerms terms, int[] choices)
    {
        if (choices.Length == 0)
        {
            return bound;
        }

        ImmutableArray<Tensor> slopes = SecondDerivatives.Of(particles, terms, choices);
        Estimate sum = bound;
        for (int i = 0; i < choices.Length; i++)
        {
            sum = ParticleAxis.Attach(sum, particles.Choices[choices[i]].Reparameterised!, -slopes[i]);
        }

        return sum;
    }
}
