using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>Everything that was decided before the first step: enough to read a run, and to run it again.</summary>
/// <remarks>Choices are recorded as the text a person would write, so that a record outlives the code that made it.</remarks>
public sealed record RunSettings
{
    /// <summary>What is learned, for example "density of binarised digits".</summary>
    public required string Task { get; init; }

    /// <summary>The data set by name, with the variant that was used.</summary>
    public required string DataSet { get; init; }

    /// <summary>The estimator by its catalog name.</summary>
    public required string Estimator { get; init; }

    /// <summary>The estimator's options: name to value as text. Empty when it has none.</summary>
    public ImmutableSortedDictionary<string, string> EstimatorOptions
    {
        get;

        // The generated reader assigns null where the file has no such field.
        init => field = value ?? TextMap.Empty;
    } = TextMap.Empty;

    /// <summary>The model in a line, for example "784-200-200 Bernoulli layers, linear".</summary>
    public required string Model { get; init; }

    /// <summary>Steps asked for; a run that stopped early has records of fewer.</summary>
    public required int Steps { get; init; }

    /// <summary>Data per step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Learning rate of each parameter group.</summary>
    public required ImmutableSortedDictionary<string, double> LearningRates { get; init; }

    /// <summary>The optimiser with its options, as text.</summary>
    public required string Optimiser { get; init; }

    /// <summary>The seed of the run's root key.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Threads used. Affects the speed only, never the numbers.</summary>
    public required int Threads { get; init; }

    /// <summary>Element type of the tensors, for example "float32".</summary>
    public required string ElementType { get; init; }

    /// <summary>The command line that makes this run again.</summary>
    public required string Command { get; init; }

    /// <summary>Version of the program that made the run.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The papers of the methods in use, one formatted citation each. May be empty.</summary>
    public ImmutableArray<string> Citations
    {
        get;

        // The generated reader assigns the default where the file has no such field.
        init => field = value.IsDefault ? [] : value;
    } = [];
}
