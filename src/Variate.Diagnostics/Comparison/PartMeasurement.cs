namespace Variate.Diagnostics;

/// <summary>An estimator on a part of the gradient: a parameter, a layer, or all of it. Plain data.</summary>
public sealed record PartMeasurement
{
    /// <summary>The parameter, the layer, or "all".</summary>
    public required string Name { get; init; }

    /// <summary>The number of elements.</summary>
    public required int ElementCount { get; init; }

    /// <summary>The length of mean − exact.</summary>
    public required double Bias { get; init; }

    /// <summary>The least length of the bias that the confidence level allows; above 0 the bias is real.</summary>
    public required double BiasLowerBound { get; init; }

    /// <summary>The greatest length of the bias that the confidence level allows.</summary>
    public required double BiasUpperBound { get; init; }

    /// <summary>The variance of one draw, averaged over elements.</summary>
    public required double Variance { get; init; }

    /// <summary>The standard error of <see cref="Variance"/>.</summary>
    public required double VarianceStandardError { get; init; }

    /// <summary>|exact gradient| over the standard deviation of one draw, both as lengths of vectors; null where the estimator has no noise.</summary>
    public required double? SignalToNoise { get; init; }

    /// <summary>The mean cosine between a group's estimate and the exact gradient; null where one of them is 0.</summary>
    public required double? Cosine { get; init; }

    /// <summary><see cref="Variance"/> times the price of a draw.</summary>
    public required double VarianceTimesCost { get; init; }

    /// <summary><see cref="Variance"/> over that of RAM, the optimum given the other noise; null where RAM does not apply or has no noise.</summary>
    public double? RatioToOptimum { get; init; }
}
