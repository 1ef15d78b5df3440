using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>The jackknife of the importance-weighted bound of order 2: c₀·L_K + c₁·mean L₋ᵢ + c₂·mean L₋ᵢⱼ.</summary>
/// <remarks>
/// c₀ = K²/2, c₁ = −(K − 1)², c₂ = (K − 2)²/2, with sum 1: differences from L_K are summed, as in the first order. The pairs are an axis
/// each, so memory and time grow as K². Source: [Nowozin2018].
/// </remarks>
internal sealed class SecondJackknifeFunction : ParticleFunction
{
    internal override int LeastParticleCount => 3;

    internal override ParticleTerms At(Tensor logWeights)
    {
        int count = logWeights.Shape[^1];
        Tensor total = logWeights.LogSumExp();
        Tensor relative = logWeights - total.AppendAxes(1);
        Tensor all = relative.Exp();
        Tensor one = LogSums.LeaveOneOut(relative);
        Tensor two = LogSums.LeaveOneOut(LogSums.WithoutDiagonal(relative.Reshape([.. relative.Shape[..^1], 1, count])));
        double ofOne = -Math.Pow(count - 1, 2);
        double ofTwo = Math.Pow(count - 2, 2) / 2;
        double ofAll = Math.Pow(count, 2) / 2;
        Tensor weights = (all * ofAll) + (WeightsWithoutOne(relative, one, 1) * ofOne) + (WeightsWithoutTwo(relative, two, 1) * ofTwo);
        Tensor squares = (all.Square() * ofAll) + (WeightsWithoutOne(relative, one, 2) * ofOne) + (WeightsWithoutTwo(relative, two, 2) * ofTwo);
        return new ParticleTerms(
            logWeights,
            total - Math.Log(count) + (GainWithoutOne(one) * ofOne) + (GainWithoutTwo(two) * ofTwo),
            weights,
            weights - squares,
            Shares: null);
    }

    /// <summary>The mean of L₋ᵢ − L_K.</summary>
    private static Tensor GainWithoutOne(Tensor one)
    {
        int count = one.Shape[^1];
        return (one + Math.Log(count / (count - 1.0))).Mean(^1);
    }

    /// <summary>The mean of L₋ᵢⱼ − L_K over i ≠ j.</summary>
    private static Tensor GainWithoutTwo(Tensor two)
    {
        int count = two.Shape[^1];
        Tensor gains = (two + Math.Log(count / (count - 2.0))) * (1 - Tensor.Identity(count, two));
        return gains.Sum(^1).Sum(^1) / (count * (count - 1.0));
    }

    /// <summary>Of each particle k: the mean over i of the weight to a power without particle i, which is 0 for i = k.</summary>
    private static Tensor WeightsWithoutOne(Tensor relative, Tensor one, double power)
        => ((power * relative) + LogSums.LeaveOneOut(-power * one)).Exp() / relative.Shape[^1];

    /// <summary>Of each particle k: the mean over pairs i ≠ j of the weight to a power without both, which is 0 for i = k or j = k.</summary>
    private static Tensor WeightsWithoutTwo(Tensor relative, Tensor two, double power)
    {
        int count = relative.Shape[^1];
        Tensor rows = LogSums.LeaveOneOut(LogSums.WithoutDiagonal(-power * two));
        Tensor weights = LogSums.WithoutDiagonal(rows + (power * relative).Reshape([.. relative.Shape[..^1], 1, count])).Exp();
        return weights.SumAxis(weights.Rank - 2) / (count * (count - 1.0));
    }
}
