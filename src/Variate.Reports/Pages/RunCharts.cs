using System.Collections.Immutable;
using Variate.Reports.Charts;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>The curves of runs: which record values go against which.</summary>
internal static class RunCharts
{
    private const string BoundAgainstSteps = "Bound against steps (nats per datum)";
    private const string BoundAgainstSeconds = "Bound against seconds (nats per datum)";
    private const string Variance = "Gradient variance (log scale)";

    /// <summary>The charts of one run; those without any record to draw are left out, but for the bound.</summary>
    public static IEnumerable<Chart> Of(RunRecord run)
    {
        yield return MakeBound(BoundAgainstSteps, "Step", [Line("Bound", run, record => record.Bound)]);
        yield return MakeBound(BoundAgainstSeconds, "Seconds", [BoundInTime("Bound", run)]);
        ImmutableArray<Series> variance =
        [
            .. Present(Line("total", run, record => record.GradientVariance?.Total)),
            .. Lines(run, record => record.GradientVariance?.ByGroup),
        ];
        foreach (Chart chart in Optional(Variance, variance, isLogarithmic: true)
            .Concat(Optional("Temperature λ", Present(Line("λ", run, record => record.Temperature))))
            .Concat(Optional("Control-variate scale η", Lines(run, record => record.ControlVariateScales))))
        {
            yield return chart;
        }
    }

    /// <summary>The same charts with a line for each run; of the gradient variance the total only.</summary>
    public static IEnumerable<Chart> Overlaid(ImmutableArray<LabelledRun> runs)
    {
        yield return MakeBound(BoundAgainstSteps, "Step", [.. runs.Select(run => Line(run.Label, run.Run, record => record.Bound))]);
        yield return MakeBound(BoundAgainstSeconds, "Seconds", [.. runs.Select(run => BoundInTime(run.Label, run.Run))]);

        // A run without the measurement keeps its empty line, so that every chart gives a run the same colour.
        foreach (Chart chart in Optional(
                Variance,
                [.. runs.Select(run => Line(run.Label, run.Run, record => record.GradientVariance?.Total))],
                isLogarithmic: true)
            .Concat(Optional("Temperature λ", [.. runs.Select(run => Line(run.Label, run.Run, record => record.Temperature))])))
        {
            yield return chart;
        }
    }

    private static Chart Make(string title, string horizontal, ImmutableArray<Series> series) =>
        new() { Title = title, HorizontalLabel = horizontal, Series = series };

    private static Chart MakeBound(string title, string horizontal, ImmutableArray<Series> series) =>
        Make(title, horizontal, series) with { LeavesStartOutside = true };

    private static IEnumerable<Chart> Optional(string title, ImmutableArray<Series> series, bool isLogarithmic = false)
    {
        if (series.Any(line => !line.Points.IsEmpty))
        {
            yield return Make(title, "Step", series) with { IsLogarithmic = isLogarithmic };
        }
    }

    private static Series Line(string name, RunRecord run, Func<StepRecord, double?> value) =>
        new(name, [.. from record in run.Steps
                      let y = value(record)
                      where y is not null
                      select new Point(record.Step, y.Value)]);

    private static Series BoundInTime(string name, RunRecord run) =>
        new(name, [.. run.Steps.Select(record => new Point(record.Seconds, record.Bound))]);

    private static ImmutableArray<Series> Present(Series series) => series.Points.IsEmpty ? [] : [series];

    private static ImmutableArray<Series> Lines(
        RunRecord run, Func<StepRecord, ImmutableSortedDictionary<string, double>?> map) =>
    [
        .. from name in run.Steps.SelectMany(record => map(record)?.Keys ?? []).Distinct(StringComparer.Ordinal)
           select Line(name, run, record =>
               map(record) is { } values && values.TryGetValue(name, out double value) ? value : null),
    ];
}
