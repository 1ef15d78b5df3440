using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The lower bound ELBO₂ of a hierarchical q(z) = ∫ q(z | λ) q(λ) dλ, whose density at a sample nobody can evaluate.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼_{q(λ) q(z | λ)}[ln p(x, z) + ln r(λ | z, x) − ln q(λ) − ln q(z | λ)].</para>
/// <para>With: the ELBO of the model p(x, z) r(λ | z, x), by the estimators that the choices of λ and z name.</para>
/// <para>
/// Requires: a program whose choices are those of q, λ before z, and which gives both logarithms. r is any law of λ that can be evaluated, with
/// parameters that are learned like all others.
/// </para>
/// <para>
/// Bias: none for ELBO₂. ELBO₂ = ELBO − 𝔼_{q(z)}[KL(q(λ | z) ‖ r(λ | z, x))]: a bound of the bound, and equal to it where r is q(λ | z). Cost
/// evaluations: those of the estimators.
/// </para>
/// <para>
/// Not to be confused with: <see cref="Elbo"/> of two layers z₁, z₂ that both belong to the model; there the density of what was drawn is known.
/// </para>
/// <para>Source: [Ranganath2016]; as ELBO₂, with gradients by statistical back-propagation, [Cong2019] Appendix G.</para>
/// <code>
/// Stochastic&lt;AuxiliaryJoint&gt; program =
///     from lambda in new Normal(location, scale).Via(pathwise)
///     from z in Bernoulli.FromLogits(lambda).Via(rebar)
///     select new AuxiliaryJoint(LogJoint(x, z), new Normal(Location(z), Scale(z)).LogProbability(lambda));
/// GradientEstimate estimate = HierarchicalElbo.Estimate(program, parameters, key, options);
/// </code>
/// </remarks>
public static class HierarchicalElbo
{
    /// <summary>Estimates −ELBO₂, a cost to be minimised, and its gradient.</summary>
    /// <param name="program">Draws λ and z from q, and gives both logarithms, one number a datum.</param>
    /// <param name="parameters">Those of p, of q and of r.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="options">Batch, draws, samples, the form of the entropy.</param>
    /// <exception cref="EstimatorNotApplicableException">A choice's gradient could not be right.</exception>
    public static GradientEstimate Estimate(
        Stochastic<AuxiliaryJoint> program,
        ParameterSet parameters,
        RandomKey key,
        EstimateOptions? options = null)
        => Elbo.Estimate(LogJoint(program), parameters, key, options);

    /// <summary>The logarithm of the extended model, ln p(x, z) + ln r(λ | z, x): a program for <see cref="Elbo"/> and for bounds of several particles.</summary>
    /// <param name="program">Draws λ and z from q, and gives both logarithms.</param>
    public static Stochastic<Tensor> LogJoint(Stochastic<AuxiliaryJoint> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Select(static joint => joint.LogJoint + joint.LogReverse);
    }
}
