namespace Variate.Results;

/// <summary>One value of one bound on one split of the data.</summary>
public sealed record EvaluationRecord
{
    /// <summary>Steps taken when the evaluation was made.</summary>
    public required int Step { get; init; }

    /// <summary>The split, for example "test".</summary>
    public required string Split { get; init; }

    /// <summary>What was evaluated, for example "100-sample bound".</summary>
    public required string Kind { get; init; }

    /// <summary>The mean over the split, per datum, in nats.</summary>
    public required double Value { get; init; }

    /// <summary>Standard error of <see cref="Value"/>; absent where it was not estimated.</summary>
    public double? StandardError { get; init; }
}
