using System.Collections.Immutable;
using System.Text.Json;
using Variate.Experiments.Data;
using Variate.Experiments.Estimation;
using Variate.Experiments.Tasks;
using Variate.Programs;

namespace Variate.Cli.Listing;

/// <summary>What can be asked for by name.</summary>
internal sealed record Catalog(
    ImmutableArray<TaskRow> Tasks,
    ImmutableArray<EstimatorRow> Estimators,
    ImmutableArray<string> DataSets)
{
    internal static Catalog Create() => new(
        [.. TaskCatalog.All.Select(TaskRowOf)],
        [.. EstimatorBlueprints.All.Select(EstimatorRowOf)],
        DataFolder.KnownNames);

    internal string ToJson() => JsonSerializer.Serialize(this, CatalogJson.Default.Catalog);

    private static TaskRow TaskRowOf(TaskDefinition task) => new(
        task.Name,
        task.Summary,
        task.Defaults.Estimator.ToString(),
        task.Defaults.Steps,
        task.Defaults.BatchSize,
        task.Defaults.LearningRate);

    private static EstimatorRow EstimatorRowOf(EstimatorBlueprint estimator)
    {
        EstimatorTraits traits = estimator.Traits;
        return new EstimatorRow(
            traits.Name,
            traits.Summary,
            traits.IsUnbiased,
            traits.RequiresDifferentiableCost,
            traits.Supports.ToString(),
            traits.CostEvaluations,
            [.. estimator.Options.Select(option => new OptionRow(option.Name, option.DefaultValue, option.Expected, option.Summary))],
            traits.Citations);
    }
}
