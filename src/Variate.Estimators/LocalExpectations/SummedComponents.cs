using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The gradient of a choice whose components are summed out, from the differences of its expected cost.</summary>
/// <remarks>
/// For a bit with logit a: θ(1 − θ)(1 − 2z) d, d the difference of the cost at its other value to that at z. For a categorical variable: pₖ(dₖ − Σⱼ pⱼdⱼ)
/// towards ln pₖ, dₖ the difference of category k to the one drawn. Source: [Cong2019] eq. (36).
/// </remarks>
internal static class SummedComponents
{
    /// <summary>Adds the gradient towards the parameters of the law.</summary>
    /// <param name="below">The estimate of what follows the choice.</param>
    /// <param name="law">Bernoulli or OneHotCategorical.</param>
    /// <param name="sample">The value drawn.</param>
    /// <param name="differencesAt">
    /// The cost at values along a new first axis less that at the sample: [leading.., batch.., values].
    /// </param>
    internal static Estimate Attach(Estimate below, Distribution law, Tensor sample, Func<Tensor, Tensor> differencesAt)
    {
        switch (law)
        {
            case Bernoulli bits:
                Tensor mean = bits.Logits.StopGradient().Sigmoid();
                Tensor flipped = differencesAt(Neighbours.Flipped(sample).Slice(0, 1, bits.EventSize));
                return below.Attach(bits.Logits, mean * (1 - mean) * Tensor.Affine(sample, -2, 1) * flipped);
            case OneHotCategorical categories:
                Tensor probabilities = categories.LogProbabilities.StopGradient().Exp();
                Tensor differences = differencesAt(CategoryNeighbours.All(categories, sample));
                return below.Attach(categories.LogProbabilities, probabilities * CategoryNeighbours.Centred(categories, differences));
            default:
                throw new UnreachableException();
        }
    }
}
