using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The ELBO with KL(q(z) ‖ p(z)) of a choice in closed form.</summary>
public static class PriorDivergence
{
    /// <summary>A choice of q that charges KL(q ‖ p) in closed form, in the place of ln q(z) − ln p(z) at its sample.</summary>
    /// <remarks>
    /// <para>
    /// −ELBO = 𝔼[−ln p(x | z) + Σ KL(q(zᵢ | z₁..zᵢ₋₁) ‖ p(zᵢ | z₁..zᵢ₋₁))]. The program leaves ln p of this choice out of what it gives, and a
    /// variational run does not charge ln q of this choice; other choices are charged as ever. The divergence has no noise of its own, and since
    /// it does not depend on the sample it is no part of the learning signal of the choice. Requires a prior that does not depend on this choice
    /// or a later one; it is given before the choice is drawn, so that it cannot.
    /// </para>
    /// <para>
    /// Not to be confused with <see cref="EntropyTerm.ClosedForm"/>, which takes the entropy of q in closed form and ln p at the sample. Not for
    /// bounds of several particles or rules of a whole program, which need ln q(z) and ln p(z) of every sample. Source: [Kingma2014] eq. (7).
    /// </para>
    /// <code>
    /// Stochastic&lt;Tensor&gt; logLikelihood =
    ///     from z in new Normal(location, scale).Via(pathwise).Against(prior)
    ///     select LogLikelihood(x, z);
    /// GradientEstimate estimate = Elbo.Estimate(logLikelihood, parameters, key, options);
    /// </code>
    /// </remarks>
    /// <param name="choice">z ~ q, with its estimator.</param>
    /// <param name="prior">p. Its parameters may depend on earlier choices.</param>
    /// <returns>A program that gives z. It refuses, by the name of the choice, laws whose divergence has no closed form in Variate.Distributions.</returns>
    public static Stochastic<Tensor> Against(this SampleSite choice, Distribution prior)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(prior);
        return new ChoiceAgainstPrior(choice, prior);
    }
}
