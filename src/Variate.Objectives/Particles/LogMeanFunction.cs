using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>(1/a)·ln((1/K) Σ wₖᵃ): the importance-weighted bound for a = 1, that of Rényi for a = 1 − α.</summary>
/// <remarks>
/// Its weights are w̃ = softmax(a·ln w), its curvatures a(w̃ − w̃²), and so the share is 1 − a + a·w̃. Everything is computed from
/// logarithms, so that no weight under- or overflows. Source: [Burda2016] eq. (8), [Daudel2023].
/// </remarks>
internal sealed class LogMeanFunction(double exponent) : ParticleFunction
{
    internal override int LeastParticleCount => 1;

    internal override double Exponent => exponent;

    internal override ParticleTerms At(Tensor logWeights)
    {
        Tensor scaled = logWeights * exponent;
        Tensor weights = scaled.Softmax();
        return new ParticleTerms(
            logWeights,
            (scaled.LogSumExp() - Math.Log(logWeights.Shape[^1])) / exponent,
            weights,
            weights * (1 - weights) * exponent,
            Tensor.Affine(weights, exponent, 1 - exponent));
    }
}
