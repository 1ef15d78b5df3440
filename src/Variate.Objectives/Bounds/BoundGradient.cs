using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The gradient of the expectation of a function of importance weights, term by term.</summary>
internal static class BoundGradient
{
    /// <summary>F, differentiated through the log-weights; model parameters get ∂F/∂ln w from here and nowhere else.</summary>
    internal static Estimate Through(Tensor logWeights, ParticleTerms terms)
        => new(terms.Value.InjectGradient(ParticleAxis.ToLast(logWeights), terms.Weights));

    /// <summary>Adds (F − bₖ)·score of the choices whose samples have no derivative.</summary>
    internal static Estimate AddSignals(Estimate bound, Particles particles, ParticleTerms terms, double exponent)
    {
        Estimate sum = bound;
        foreach (int choice in particles.Where(static term => term == ScoreTerm.Signalled))
        {
            sum = sum.Attach(ParticleAxis.ToLast(particles.LogProbability(choice)), Signals(particles, choice, terms, exponent));
        }

        return sum;
    }

    /// <summary>F − bₖ: [.., K].</summary>
    internal static Tensor Signals(Particles particles, int choice, ParticleTerms terms, double exponent)
    {
        var rule = (VimcoRule)particles.Choices[choice].Rule;
        return terms.Value.AppendAxes(1) - rule.Baselines(terms.LogWeights, exponent);
    }

    /// <summary>Adds derivatives towards the samples of choices.</summary>
    internal static Estimate AddSlopes(Estimate bound, Particles particles, int[] choices, IReadOnlyList<Tensor> slopes)
    {
        Estimate sum = bound;
        for (int i = 0; i < choices.Length; i++)
        {
            sum = ParticleAxis.Attach(sum, particles.Choices[choices[i]].Reparameterised!, slopes[i]);
        }

        return sum;
    }

    /// <summary>The negative of each.</summary>
    internal static ImmutableArray<Tensor> Negated(ImmutableArray<Tensor> slopes) => [.. slopes.Select(static slope => -slope)];
}
