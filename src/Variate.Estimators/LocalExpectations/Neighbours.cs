using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Values that differ from a sample in one component, and the cost there.</summary>
internal static class Neighbours
{
    /// <summary>Bits, then the bits with component i moved to its other value, for every i: [n + 1, .. bits].</summary>
    internal static Tensor Flipped(Tensor bits) => Tensor.OneComponentChanges(bits, 1 - bits);

    /// <summary>f(neighbour) − f(sample), both with the same noise below: [leading.., batch.., neighbours].</summary>
    /// <remarks>
    /// The sample is evaluated once more: an estimator below that values a choice by several samples gives another number under
    /// <see cref="Reading.Sampled"/>, and the difference of two readings is no difference of costs.
    /// </remarks>
    /// <param name="values">The sample, then its neighbours, along the first axis.</param>
    /// <param name="run">The run at the choice.</param>
    /// <param name="rest">What follows.</param>
    internal static Tensor Differences(Tensor values, Run run, Rest rest)
    {
        Tensor costs = rest.Forward(values, Along(values, run));
        return (costs.Slice(0, 1, costs.Shape[0] - 1) - costs.Slice(0, 0, 1)).MoveFirstAxisToLast();
    }

    /// <summary>The costs of values along the first axis, all with the same noise below: [leading.., batch.., values].</summary>
    internal static Tensor Costs(Tensor values, Run run, Rest rest) => rest.Forward(values, Along(values, run)).MoveFirstAxisToLast();

    /// <summary>The run with an axis for values that share the noise below.</summary>
    internal static Run Along(Tensor values, Run run) => run.With(new Axis(values.Shape[0], AxisKind.Branches, SharesNoise: true));

    /// <summary>Refuses laws whose components these estimators do not know.</summary>
    internal static void Check(SampleSite site, string name, EstimatorTraits traits)
    {
        if (site.Distribution is not (Bernoulli or OneHotCategorical))
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {traits.Name} takes the laws Bernoulli and OneHotCategorical, got {site.Distribution.GetType().Name}. {traits.Advice}");
        }
    }
}
