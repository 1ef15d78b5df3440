using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>What replaces the score of a prior under samples of q: Σₖ ∂F/∂ln wₖ · ∇θ ln p(zₖ; θ).</summary>
/// <remarks>
/// 𝔼_q[g(z) ∇θ ln p(z; θ)] = 𝔼_q[(g(z) ∂/∂z (ln q(z) − ln p(z; θ)) + dg/dz) · ∂z/∂θ], where z moves with θ at a fixed level of the
/// distribution function of p: −(∂P/∂θ)/p, the variable-nabla. With g = ∂F/∂ln wₖ given zₖ, dg/dz is the second derivative of DReG.
/// Source: [Bauer2021].
/// </remarks>
internal static class PriorGradients
{
    internal static Estimate AddTo(Estimate bound, Particles particles, ParticleTerms terms)
    {
        Estimate sum = bound;
        int[] choices = [.. particles.Priors.Select(particles.ChoiceUnder)];
        ImmutableArray<Tensor> slopes = choices.Length == 0 ? [] : SecondDerivatives.Of(particles, terms, choices);
        for (int i = 0; i < choices.Length; i++)
        {
            PriorTerm prior = particles.Priors[i];
            Tensor at = prior.Value.StopGradient().AsLeaf();
            Tensor difference = particles.Choices[choices[i]].Law.StopGradient().LogProbability(at)
                - prior.Law.StopGradient().LogProbability(at);
            Tensor ofDensities = Gradient.Of(difference, at)[0] * ParticleAxis.ToFirst(terms.Weights).AppendAxes(1);
            sum = ParticleAxis.Attach(sum, Moved(prior), ofDensities + slopes[i]);
        }

        return sum;
    }

    /// <summary>z as a sample of the prior: its derivative towards every parameter is the variable-nabla.</summary>
    private static Tensor Moved(PriorTerm prior)
    {
        Tensor value = prior.Value.StopGradient();
        Tensor moved = value;
        foreach (VariableNabla nabla in ((IVariableNablas)prior.Law).VariableNablas)
        {
            moved = moved.InjectGradient(nabla.Parameter, nabla.At(value).StopGradient());
        }

        return moved;
    }
}
