using System.Collections.Immutable;
using Variate.Results;

namespace Variate.Learning;

/// <summary>How far a training is: what a display shows.</summary>
public sealed record TrainingProgress
{
    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>Steps asked for.</summary>
    public required int Steps { get; init; }

    /// <summary>The bound, averaged over the steps since the last record.</summary>
    public required double Bound { get; init; }

    /// <summary>The last variance of the gradient that was measured, averaged over all coordinates; null before the first.</summary>
    public required double? GradientVariance { get; init; }

    /// <summary>Speed since the last record, without evaluations and measurements.</summary>
    public required double StepsPerSecond { get; init; }

    /// <summary>The time to the end at the pace of this sitting, evaluations included; null before the first step.</summary>
    public required TimeSpan? TimeLeft { get; init; }

    /// <summary>The record that was just made; null between records.</summary>
    public StepRecord? Record { get; init; }

    /// <summary>The evaluations that were just made.</summary>
    public ImmutableArray<EvaluationRecord> Evaluations { get; init; } = [];
}
