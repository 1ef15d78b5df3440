using System.Collections.Immutable;
using System.Globalization;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>A run with its name in legends and table heads.</summary>
internal sealed record LabelledRun(string Label, RunRecord Run)
{
    /// <summary>Names runs by estimator and options, and by number too where two runs share them.</summary>
    public static ImmutableArray<LabelledRun> All(IReadOnlyList<RunRecord> runs)
    {
        ImmutableArray<string> names = [.. runs.Select(run => Name(run.Settings))];
        bool isUnique = names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return
        [
            .. runs.Select((run, index) => new LabelledRun(
                isUnique ? names[index] : $"{(index + 1).ToString(CultureInfo.InvariantCulture)}. {names[index]}",
                run)),
        ];
    }

    private static string Name(RunSettings settings)
        => settings.EstimatorOptions.IsEmpty
            ? settings.Estimator
            : $"{settings.Estimator}:{string.Join(',', settings.EstimatorOptions.Select(option => $"{option.Key}={option.Value}"))}";
}
