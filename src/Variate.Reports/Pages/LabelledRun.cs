using System.Collections.Immutable;
using System.Globalization;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>A run with its name in legends and table heads.</summary>
internal sealed record LabelledRun(string Label, RunRecord Run)
{
    /// <summary>Names runs by estimator, and by number too where two runs share one.</summary>
    public static ImmutableArray<LabelledRun> All(IReadOnlyList<RunRecord> runs)
    {
        bool isUnique = runs.Select(run => run.Settings.Estimator).Distinct(StringComparer.Ordinal).Count() == runs.Count;
        return
        [
            .. runs.Select((run, index) => new LabelledRun(
                isUnique ? run.Settings.Estimator : $"{(index + 1).ToString(CultureInfo.InvariantCulture)}. {run.Settings.Estimator}",
                run)),
        ];
    }
}
