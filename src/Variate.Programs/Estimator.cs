using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A rule for one choice: where to evaluate the rest of the program, and how to combine the answers.</summary>
/// <remarks>
/// An estimator has no state but its parameters, which are ordinary parameters with objectives of their own; it never owns an optimiser.
/// </remarks>
public abstract class Estimator
{
    /// <summary>What it promises and what it needs.</summary>
    public abstract EstimatorTraits Traits { get; }

    /// <summary>Whether the log-probability that a variational run charges keeps its gradient towards the parameters.</summary>
    /// <value>
    /// False for estimators of the expectation: the term has expectation 0. True for those that differentiate a relaxed objective.
    /// </value>
    public virtual bool KeepsLogProbabilityLive => false;

    /// <summary>The estimate at this choice.</summary>
    /// <param name="site">The choice and its law.</param>
    /// <param name="run">The run at the choice.</param>
    /// <param name="rest">What follows, as a function of the value.</param>
    public abstract Estimate Apply(SampleSite site, Run run, Rest rest);

    /// <summary>The expected cost as this estimator values it, when an outer choice wants only a value.</summary>
    /// <returns>By default the cost of one sample; enumeration gives the exact one, a relaxing estimator that of the relaxed value.</returns>
    public virtual Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(rest);
        return rest.Forward(site.Distribution.Draw(run), run);
    }

    /// <summary>Refuses a choice for which the estimator cannot be right.</summary>
    /// <param name="site">The choice.</param>
    /// <param name="name">Its name, for the message.</param>
    /// <exception cref="EstimatorNotApplicableException">The law lacks what the estimator needs.</exception>
    public virtual void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        if ((site.Distribution.Support & Traits.Supports) == SupportKind.None)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} takes {Traits.Supports} choices, and {site.Distribution.GetType().Name} is {site.Distribution.Support}. {Traits.Advice}");
        }
    }
}
