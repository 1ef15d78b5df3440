using Variate.Learning.Checkpoints;
using Variate.Results;

namespace Variate.Learning;

/// <summary>Where a trainer leaves what it makes. All of it may be absent.</summary>
public sealed record TrainerOutputs
{
    /// <summary>Receives the records. Its settings and its summary are the caller's to write.</summary>
    /// <value>Null: none are written.</value>
    public RunFolder? Records { get; init; }

    /// <summary>Receives the checkpoints.</summary>
    /// <value>Null: none are written.</value>
    public CheckpointFolder? Checkpoints { get; init; }

    /// <summary>Is told how far the training is: about every <see cref="TrainerOptions.ProgressPeriod"/>, and at every record.</summary>
    /// <value>Null: nobody is.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Measures the speed. The numbers learned do not depend on it.</summary>
    /// <value>The clock of the system.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
