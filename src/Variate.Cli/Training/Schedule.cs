using System.Collections.Immutable;
using Variate.Experiments.Tasks;
using Variate.Learning;

namespace Variate.Cli.Training;

/// <summary>What is done how often in a run.</summary>
internal static class Schedule
{
    // Enough points for smooth curves, few enough for a report of moderate size.
    private const int Records = 500;

    // Each measurement costs several steps, so that these add less than a tenth.
    private const int VarianceMeasurements = 100;

    private const int Evaluations = 5;

    // At thousands of steps a second, a few seconds are lost at most.
    private const int StepsBetweenCheckpoints = 5_000;

    internal static TrainerOptions Of(TrainRequest request)
    {
        TaskSettings settings = request.Settings;
        return new TrainerOptions
        {
            Steps = settings.Steps,
            Optimiser = TaskDefinition.Optimiser(settings),
            TuningOptimiser = TaskDefinition.TuningOptimiser(settings),
            RecordInterval = Every(settings.Steps, Records),
            VarianceInterval = Every(settings.Steps, VarianceMeasurements),
            EvaluationInterval = Every(settings.Steps, Evaluations),
            CheckpointInterval = StepsBetweenCheckpoints,
            Settings = Deciding(request),
        };
    }

    private static int Every(int steps, int times) => Math.Max(1, steps / times);

    /// <summary>What the bits depend on, for the checkpoint.</summary>
    private static ImmutableSortedDictionary<string, string> Deciding(TrainRequest request)
    {
        TrainRequest bits = request with { DataFolder = null, Settings = request.Settings with { Steps = 0 } };
        return ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("command", CommandText.Of(bits));
    }
}
