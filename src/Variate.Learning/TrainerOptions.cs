using System.Collections.Immutable;
using Variate.Learning.Optimisers;

namespace Variate.Learning;

/// <summary>How long to train, by which steps, and what to measure on the way.</summary>
public sealed record TrainerOptions
{
    /// <summary>What the tuner's learning rate is, in learning rates of the model, where it is not given.</summary>
    internal const double TuningRateFactor = 10;

    /// <summary>Steps in all, those before a resume included. At least 0.</summary>
    public required int Steps { get; init; }

    /// <summary>Moves the parameters of the model.</summary>
    /// <value>Adam with its defaults.</value>
    public OptimiserOptions Optimiser { get; init; } = new AdamOptions();

    /// <summary>Moves the parameters of the estimators.</summary>
    /// <value>Null: the method of the model, without weight decay, at ten times its learning rate, as published for REBAR [Tucker2017].</value>
    public OptimiserOptions? TuningOptimiser { get; init; }

    /// <summary>Steps between records. At least 1. The last step is recorded too.</summary>
    /// <value>100.</value>
    public int RecordInterval { get; init; } = 100;

    /// <summary>Steps between measurements of the gradient's variance, each of which makes a record. At least 1; null measures none.</summary>
    /// <value>1000.</value>
    public int? VarianceInterval { get; init; } = 1000;

    /// <summary>Independent estimates in a measurement of the variance. At least 2; each costs about as much as a step.</summary>
    /// <value>8.</value>
    public int VarianceSamples { get; init; } = 8;

    /// <summary>Steps between checkpoints. At least 1. One is also written at the end and on interruption. Ignored without a folder.</summary>
    /// <value>10,000.</value>
    public int CheckpointInterval { get; init; } = 10_000;

    /// <summary>Steps between evaluations. At least 1; the last step is evaluated too. Null evaluates never.</summary>
    /// <value>Null.</value>
    public int? EvaluationInterval { get; init; }

    /// <summary>The least time between reports of progress. At least 0.</summary>
    /// <value>A fifth of a second.</value>
    public TimeSpan ProgressPeriod { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// What the bits of a run depend on besides its parameters: task, data, batch size, estimator. A checkpoint with other settings is refused.
    /// </summary>
    /// <value>None; the optimisers' descriptions are added by the trainer.</value>
    public ImmutableSortedDictionary<string, string> Settings { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    internal OptimiserOptions ChosenTuningOptimiser
        => TuningOptimiser ?? Optimiser with { LearningRate = TuningRateFactor * Optimiser.LearningRate, WeightDecay = 0 };

    internal void ThrowIfOutOfRange()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(RecordInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(VarianceInterval ?? 1, 1, nameof(VarianceInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(VarianceSamples, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(CheckpointInterval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(EvaluationInterval ?? 1, 1, nameof(EvaluationInterval));
        ArgumentOutOfRangeException.ThrowIfLessThan(ProgressPeriod, TimeSpan.Zero);
    }
}
