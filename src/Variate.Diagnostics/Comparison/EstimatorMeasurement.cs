using System.Collections.Immutable;

namespace Variate.Diagnostics;

/// <summary>What an estimator does on a program: plain data.</summary>
public sealed record EstimatorMeasurement
{
    /// <summary>The name of the candidate.</summary>
    public required string Estimator { get; init; }

    /// <summary>Whether all its estimators are unbiased by their traits. The measured bias may say otherwise.</summary>
    public required bool ClaimsUnbiased { get; init; }

    /// <summary>Draws of the whole program.</summary>
    public required long DrawCount { get; init; }

    /// <summary>Draws in a group, for the cosines.</summary>
    public required int DrawsPerGroup { get; init; }

    /// <summary>Evaluations of the cost per datum and draw.</summary>
    public required double CostEvaluations { get; init; }

    /// <summary>Evaluations per datum and draw of the slope of the cost at the value of a choice.</summary>
    public required double SlopeEvaluations { get; init; }

    /// <summary>Both, the price of a draw in <see cref="PartMeasurement.VarianceTimesCost"/>.</summary>
    public double Price => CostEvaluations + SlopeEvaluations;

    /// <summary>Seconds a draw; null without a time provider.</summary>
    public required double? Seconds { get; init; }

    /// <summary>The whole gradient.</summary>
    public required PartMeasurement All { get; init; }

    /// <summary>Each parameter.</summary>
    public required ImmutableArray<PartMeasurement> Parameters { get; init; }

    /// <summary>Each layer: the parameters whose names agree up to the last "/".</summary>
    public required ImmutableArray<PartMeasurement> Layers { get; init; }
}
