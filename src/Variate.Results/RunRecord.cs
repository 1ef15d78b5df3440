using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>A run: what was asked for, how it ended, and everything that was measured on the way.</summary>
public sealed record RunRecord
{
    /// <summary>What was asked for.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>How it ended, on which machine, and when it started.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Training records in order of steps. May be empty.</summary>
    public ImmutableArray<StepRecord> Steps { get; init; } = [];

    /// <summary>Evaluations in the order in which they were made. May be empty.</summary>
    public ImmutableArray<EvaluationRecord> Evaluations { get; init; } = [];

    /// <summary>Samples, reconstructions and the like. May be empty.</summary>
    public ImmutableArray<ImageGrid> Images { get; init; } = [];
}
