using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Values that differ from a sample in one component, and the cost there.</summary>
internal static class Neighbours
{
    /// <summary>Bits with component i moved to its other value, for every i: [n, .. bits].</summary>
    internal static Tensor Flipped(Tensor bits)
    {
        Tensor row = bits.PadRank(bits.Rank + 1);
        return row + (Diagonal(bits) * Tensor.Affine(row, -2, 1));
    }

    /// <summary>Bits with component i set to 1, for every i: [n, .. bits].</summary>
    internal static Tensor Raised(Tensor bits) => Tensor.Maximum(bits.PadRank(bits.Rank + 1), Diagonal(bits));

    /// <summary>Every category: [n, .. one-hot].</summary>
    internal static Tensor Categories(Tensor oneHot) => Diagonal(oneHot).BroadcastTo([oneHot.Shape[^1], .. oneHot.Shape]);

    /// <summary>f(neighbour) − f(sample), both with the same noise below: [leading.., batch.., neighbours].</summary>
    /// <remarks>
    /// The sample is evaluated once more: an estimator below that values a choice by several samples gives another number under
    /// <see cref="Reading.Sampled"/>, and the difference of two readings is no difference of costs.
    /// </remarks>
    internal static Tensor Differences(Tensor sample, Tensor neighbours, Run run, Rest rest)
    {
        Tensor costs = Costs(Tensor.Concatenate(0, sample.PadRank(neighbours.Rank), neighbours), run, rest);
        return costs.Slice(^1, 1, neighbours.Shape[0]) - costs.Slice(^1, 0, 1);
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

    /// <summary>Eᵢⱼ = 1 for i = j, between n values and their n components.</summary>
    private static Tensor Diagonal(Tensor sample)
    {
        int size = sample.Shape[^1];
        Shape shape = new Shape().PadLeft(sample.Rank + 1).With(0, size).With(^1, size);
        return Tensor.Identity(size, sample).Reshape(shape);
    }
}
