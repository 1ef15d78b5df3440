using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>What replaces the score of a reparameterised choice: 𝔼[∂F/∂ln wₖ · score] = 𝔼[Dₖ · dzₖ/dφ].</summary>
internal static class SecondDerivatives
{
    /// <summary>Dₖ = d/dzₖ (Σₖ ∂²F/∂(ln wₖ)² ln wₖ + Σ ∂F/∂ln wₖ ln q(b)), for each of the choices.</summary>
    /// <remarks>
    /// 𝔼[g(z)·score] = 𝔼[dg/dz · dz/dφ] with g(z) = 𝔼[∂F/∂ln wₖ | z], an expectation over what follows: through later differentiable samples
    /// the derivative is pathwise, and for a later hard choice b it is that of ∂F/∂ln wₖ plus ∂F/∂ln wₖ times its score. Without the second
    /// term the gradient is biased as soon as the law of b depends on z.
    /// </remarks>
    internal static ImmutableArray<Tensor> Of(Particles particles, ParticleTerms terms, int[] choices)
    {
        Tensor sums = ParticleAxis.ToFirst(terms.Curvatures) * particles.LogWeights(static _ => false);
        foreach (int hard in particles.Where(static term => term is ScoreTerm.Signalled or ScoreTerm.Raised))
        {
            sums += ParticleAxis.ToFirst(terms.Weights) * particles.LogProbability(hard);
        }

        return particles.Slopes(sums, choices);
    }
}
