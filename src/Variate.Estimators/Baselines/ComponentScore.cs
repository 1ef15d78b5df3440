using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The score of each component of a choice towards its natural parameter: b − 𝔼[b].</summary>
/// <param name="Towards">The logits of bits, or the log-probabilities of categories.</param>
/// <param name="Score">Of the shape of the sample, with expectation 0 in every component.</param>
internal readonly record struct ComponentScore(Tensor Towards, Tensor Score)
{
    internal static ComponentScore Of(Distribution law, Tensor sample) => law switch
    {
        Bernoulli bits => new(bits.Logits, sample - bits.Logits.StopGradient().Sigmoid()),
        OneHotCategorical categories => new(categories.LogProbabilities, sample - categories.LogProbabilities.StopGradient().Exp()),
        _ => throw new UnreachableException(),
    };
}
