using Variate.Experiments.Tasks;

namespace Variate.Cli.Training;

/// <summary>A run as the user asked for it.</summary>
internal sealed record TrainRequest
{
    /// <summary>What is learned.</summary>
    internal required TaskDefinition Task { get; init; }

    /// <summary>How.</summary>
    internal required TaskSettings Settings { get; init; }

    /// <summary>From what.</summary>
    internal required string DataSet { get; init; }

    /// <summary>Where the data are; null leaves it to the environment.</summary>
    internal string? DataFolder { get; init; }

    /// <summary>Threads: the speed depends on it, the numbers do not.</summary>
    internal required int Threads { get; init; }

    /// <summary>Where the run is kept; null for a new folder with a name of its own.</summary>
    internal string? Output { get; init; }

    /// <summary>Whether to go on with the run in <see cref="Output"/>.</summary>
    internal bool IsResumed { get; init; }

    /// <summary>Whether results are JSON.</summary>
    internal bool IsJson { get; init; }
}
