using System.Collections.Immutable;

namespace Variate.Experiments.Problems;

/// <summary>What many independent draws of a gradient estimate amount to.</summary>
/// <param name="Samples">The number of draws.</param>
/// <param name="Objective">The expected cost.</param>
/// <param name="Coordinates">The gradient, element by element, in the order of the parameters.</param>
/// <param name="CostEvaluations">Evaluations of the cost a draw.</param>
public sealed record MeasuredGradient(
    long Samples,
    MeasuredCoordinate Objective,
    ImmutableArray<MeasuredCoordinate> Coordinates,
    long CostEvaluations)
{
    /// <summary>The variance of a draw, summed over the elements of the gradient.</summary>
    public double TotalVariance => Coordinates.Sum(coordinate => coordinate.Moments.Variance);

    /// <summary>The largest |z| over the elements of the gradient.</summary>
    public double LargestZ => Coordinates.Max(coordinate => Math.Abs(coordinate.ZScore));
}
