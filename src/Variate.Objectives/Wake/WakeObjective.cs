using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>An objective whose model ascends the importance-weighted bound, and whose q follows a rule of its own.</summary>
/// <remarks>
/// The gradient towards q is a·(that of the bound) + b·(that of the wake phase). The value is that of the bound: no number has this gradient.
/// With parameters shared by p and q the two gradients are added.
/// </remarks>
public abstract class WakeObjective : MultiSampleObjective
{
    private readonly double _boundShare;
    private readonly double _wakeShare;

    private protected WakeObjective(ObjectiveTraits traits, int particleCount, double boundShare, double wakeShare)
        : base(traits, new LogMeanFunction(1), particleCount)
    {
        _boundShare = boundShare;
        _wakeShare = wakeShare;
    }

    private protected sealed override bool Accepts(ScoreTerm term)
        => term == DifferentiableRule.ScoreTerm || term == HardRule.ScoreTerm;

    private protected sealed override Estimate Close(Particles particles)
    {
        // All of q is stopped here: towards q flows only what is added below, or weighed by a gate.
        Tensor logWeights = particles.LogWeights(static _ => true);
        ParticleTerms terms = Evaluate(logWeights, particles.Run);
        int[] twice = [.. particles.Where(static term => term == ScoreTerm.Reparameterised)];
        bool isFollowed = particles.Followed(twice).Count > 0;
        Estimate estimate = BoundGradient.Through(logWeights, terms);
        if (isFollowed)
        {
            estimate = BoundGradient.AddSlopes(estimate, particles, twice, Slopes(particles, terms, twice));
        }

        Tensor share = ((terms.Shares! * (_boundShare - _wakeShare)) + _wakeShare) * (isFollowed ? 0 : 1);
        foreach (int choice in twice)
        {
            particles.Choices[choice].Gate!.Decide(ParticleAxis.ToFirst(share).AppendAxes(1));
        }

        return AddScores(estimate, particles, terms);
    }

    /// <summary>a·(the derivative of the bound in each sample) + b·D: total derivatives, through later samples too.</summary>
    private ImmutableArray<Tensor> Slopes(Particles particles, ParticleTerms terms, int[] choices)
    {
        ImmutableArray<Tensor> wake = SecondDerivatives.Of(particles, terms, choices);
        if (_boundShare == 0)
        {
            return wake;
        }

        Tensor logWeights = particles.LogWeights(choice => particles.ScoreTermOf(choice) == ScoreTerm.Reparameterised);
        Estimate bound = BoundGradient.Through(logWeights, terms);
        bound = BoundGradient.AddSignals(bound, particles, terms, Function.Exponent);
        bound = BoundGradient.AddSlopes(bound, particles, choices, BoundGradient.Negated(wake));
        ImmutableArray<Tensor> slopes = Gradient.Of(bound.Base, [.. choices.Select(choice => particles.Choices[choice].Reparameterised!)]);
        return [.. slopes.Select((slope, i) => (slope * _boundShare) + (wake[i] * _wakeShare))];
    }

    private Estimate AddScores(Estimate estimate, Particles particles, ParticleTerms terms)
    {
        Estimate sum = estimate;
        foreach (int choice in particles.Where(static term => term is ScoreTerm.Signalled or ScoreTerm.Raised))
        {
            Tensor weights = terms.Weights * (_wakeShare - _boundShare);
            Tensor signals = particles.ScoreTermOf(choice) == ScoreTerm.Signalled
                ? weights + (BoundGradient.Signals(particles, choice, terms, Function.Exponent) * _boundShare)
                : weights;
            sum = sum.Attach(ParticleAxis.ToLast(particles.LogProbability(choice)), signals);
        }

        return sum;
    }
}
