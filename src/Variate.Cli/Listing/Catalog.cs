using System.Collections.Immutable;
using System.Text.Json;
using Variate.Experiments.Data;
using Variate.Experiments.Estimation;
using Variate.Experiments.Problems;
using Variate.Experiments.Tasks;

namespace Variate.Cli.Listing;

/// <summary>What can be asked for by name; null is what was not asked for.</summary>
internal sealed record Catalog(
    ImmutableArray<TaskRow>? Tasks,
    ImmutableArray<EstimatorRow>? Estimators,
    ImmutableArray<ProblemRow>? Problems,
    ImmutableArray<string>? DataSets)
{
    /// <summary>One section, or all where none is named.</summary>
    internal static Catalog Create(string? section)
    {
        return new Catalog(
            Has(ListSection.Tasks) ? [.. TaskCatalog.All.Select(TaskRowOf)] : null,
            Has(ListSection.Estimators) ? [.. EstimatorBlueprints.All.Select(EstimatorRow.Of)] : null,
            Has(ListSection.Problems) ? [.. ProblemCatalog.All.Select(ProblemRowOf)] : null,
            Has(ListSection.DataSets) ? DataFolder.KnownNames : null);

        bool Has(string name) => section is null || section == name;
    }

    internal string ToJson() => JsonSerializer.Serialize(this, CatalogJson.Default.Catalog);

    private static TaskRow TaskRowOf(TaskDefinition task) => new(
        task.Name,
        task.Summary,
        task.Defaults.Estimator.ToString(),
        task.Defaults.Steps,
        task.Defaults.BatchSize,
        task.Defaults.LearningRate);

    private static ProblemRow ProblemRowOf(ProblemDefinition problem) => new(
        problem.Name,
        problem.Summary,
        problem.ExactMethod,
        [.. problem.Settings.Select(setting => new OptionRow(setting.Name, setting.DefaultValue, setting.Expected, setting.Summary))],
        problem.Citations);
}
