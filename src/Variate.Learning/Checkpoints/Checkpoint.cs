using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Learning.Checkpoints;

/// <summary>All that a run needs to go on to the same bits.</summary>
public sealed record Checkpoint
{
    /// <summary>Steps taken.</summary>
    public required int Step { get; init; }

    /// <summary>Seconds of training up to here, over all sittings.</summary>
    public required double Seconds { get; init; }

    /// <summary>The root key of the run.</summary>
    public required RandomKey Key { get; init; }

    /// <summary>What the next steps depend on, by name, as text.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    /// <summary>The sum of the objectives since the last record.</summary>
    public required double ObjectiveSum { get; init; }

    /// <summary>The number of steps since the last record.</summary>
    public required int ObjectiveCount { get; init; }

    /// <summary>Parameters (<c>model/</c>, <c>tuning/</c>) and what their optimisers remember (<c>optimiser/</c>, <c>tuner/</c>).</summary>
    public required ImmutableSortedDictionary<string, Tensor> Tensors { get; init; }
}
