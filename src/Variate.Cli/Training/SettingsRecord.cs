using System.Collections.Immutable;
using Variate.Experiments.Citations;
using Variate.Experiments.Data;
using Variate.Experiments.Tasks;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>The settings of a run as they are kept.</summary>
internal static class SettingsRecord
{
    internal static RunSettings Of(TrainRequest request, ImageModellingTask task)
    {
        TaskSettings settings = request.Settings;
        return new RunSettings
        {
            Task = request.Task.Title,
            DataSet = $"{request.DataSet}, {Words(settings.Binarisation)}",
            Estimator = settings.Estimator.Name,
            EstimatorOptions = settings.Estimator.Options,
            Model = task.ModelDescription,
            Steps = settings.Steps,
            BatchSize = settings.BatchSize,
            LearningRates = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["model"] = settings.LearningRate,
                ["estimator"] = TaskDefinition.TuningOptimiser(settings).LearningRate,
            }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Optimiser = TaskDefinition.Optimiser(settings).Description,
            Seed = settings.Seed,
            Threads = request.Threads,
            ElementType = task.Parameters[0].Value.ElementType.ToString(),
            Command = CommandText.Of(request),
            ProgramVersion = Machine.ProgramVersion,
            Citations = [.. settings.Estimator.Blueprint.Traits.Citations.Select(Bibliography.Cite)],
        };
    }

    private static string Words(Binarisation binarisation) => binarisation switch
    {
        Binarisation.Fixed => "binarised once",
        Binarisation.Dynamic => "binarised at every step",
        _ => "grey",
    };
}
