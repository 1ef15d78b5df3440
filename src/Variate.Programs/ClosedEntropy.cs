using Variate.Tensors;

namespace Variate.Programs;

/// <summary>The entropy of a choice in closed form, as a variational run charges it under <see cref="EntropyTerm.ClosedForm"/>.</summary>
public static class ClosedEntropy
{
    /// <summary>H(q) of a law at its choice: [leading.., batch..].</summary>
    /// <param name="law">q.</param>
    /// <param name="run">The run at the choice, or at the end.</param>
    /// <param name="name">The name of the choice, for the message.</param>
    /// <exception cref="EstimatorNotApplicableException">The law has no entropy in closed form.</exception>
    public static Tensor Of(Distribution law, Run run, string name)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(run);
        if (law is not IEntropy closed)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {law.GetType().Name} has no entropy in closed form. Use EntropyTerm.SampledWithoutScore.");
        }

        // That of a normal law has the axes of its location, but is no function of it: the mark of the leading axes is lost.
        Tensor entropy = closed.Entropy;
        bool isUnmarked = entropy.LeadingAxes == Tensor.NoLeadingAxes && entropy.Rank > run.Batch.Rank;
        return run.Normalise(isUnmarked ? entropy.MarkLeadingAxes(run.Leading.Count) : entropy);
    }
}
