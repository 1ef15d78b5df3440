using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The jackknife of the importance-weighted bound of order 1: K·L_K − (K − 1)·(mean over i of L without particle i).</summary>
/// <remarks>
/// Summed as L_K + (K − 1)·mean(L_K − L₋ᵢ), since K times a log-likelihood loses the digits of the difference. Source: [Nowozin2018].
/// </remarks>
internal sealed class JackknifeFunction : ParticleFunction
{
    internal override int LeastParticleCount => 2;

    internal override ParticleTerms At(Tensor logWeights)
    {
        int count = logWeights.Shape[^1];
        Tensor total = logWeights.LogSumExp();
        Tensor relative = logWeights - total.AppendAxes(1);
        Tensor without = LogSums.LeaveOneOut(relative);

        // Of particle k, over all i ≠ k: the sum of its weights without particle i, and that of their squares.
        Tensor weight = (relative + LogSums.LeaveOneOut(-without)).Exp();
        Tensor square = ((2 * relative) + LogSums.LeaveOneOut(-2 * without)).Exp();
        Tensor all = relative.Exp();
        double share = (count - 1.0) / count;
        Tensor gain = (Math.Log(1 - (1.0 / count)) - without).Mean(^1) * (count - 1.0);
        return new ParticleTerms(
            logWeights,
            total - Math.Log(count) + gain,
            (all * count) - (weight * share),
            (all * (1 - all) * count) - ((weight - square) * share),
            Shares: null);
    }
}
