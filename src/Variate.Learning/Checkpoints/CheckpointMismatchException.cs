using System.Collections.Immutable;

namespace Variate.Learning.Checkpoints;

/// <summary>A checkpoint is of another model or of other settings than the run that should go on from it.</summary>
public sealed class CheckpointMismatchException : Exception
{
    private const int Shown = 5;

    /// <summary>Lists what differs.</summary>
    /// <param name="differences">Sentences, at least one.</param>
    public CheckpointMismatchException(ImmutableArray<string> differences)
        : base(Describe(differences))
    {
        Differences = differences;
    }

    /// <summary>What differs: a sentence each.</summary>
    public ImmutableArray<string> Differences { get; }

    private static string Describe(ImmutableArray<string> differences)
    {
        string more = differences.Length > Shown ? $" And {differences.Length - Shown} more." : "";
        return $"The checkpoint belongs to another run. {string.Join(' ', differences.Take(Shown))}{more} Resume with the settings of the checkpoint, or start a new run.";
    }
}
