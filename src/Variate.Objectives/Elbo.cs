using Variate.Programs;
using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The evidence lower bound 𝔼_{q(z)}[ln p(x, z) − ln q(z)] of a program that gives ln p(x, z).</summary>
/// <remarks>
/// The run adds ln q of every choice where the choice stands, so that it is no part of the learning signal of later choices. Whether that is
/// ln q of the sample without its direct gradient, which has expectation 0, with it, or the entropy in closed form, is said by
/// <see cref="EstimateOptions.Entropy"/>. The ELBO is an expectation: each choice takes an <see cref="Estimator"/>. Source: [Kingma2014]
/// eq. (2), [Mnih2014] §2.
/// </remarks>
public static class Elbo
{
    /// <summary>Estimates −ELBO, a cost to be minimised, and its gradient.</summary>
    /// <param name="logJoint">Gives ln p(x, z), one number a datum; its choices are those of q.</param>
    /// <param name="parameters">Those of p and of q.</param>
    /// <param name="key">Addresses all randomness.</param>
    /// <param name="options">Batch, draws, samples, the form of the entropy.</param>
    public static GradientEstimate Estimate(
        Stochastic<Tensor> logJoint,
        ParameterSet parameters,
        RandomKey key,
        EstimateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(logJoint);
        return logJoint.Select(static value => -value)
            .Estimate(parameters, key, (options ?? new EstimateOptions()) with { IsVariational = true });
    }
}
