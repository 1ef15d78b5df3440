namespace Variate.Learning.Checkpoints;

/// <summary>The JSON of a checkpoint: everything but the tensors, and the file that holds those.</summary>
internal sealed record CheckpointIndex
{
    public required int Step { get; init; }

    public required double Seconds { get; init; }

    public required string Key { get; init; }

    public required double ObjectiveSum { get; init; }

    public required int ObjectiveCount { get; init; }

    public required string Tensors { get; init; }

    public required Dictionary<string, string> Settings { get; init; }
}
