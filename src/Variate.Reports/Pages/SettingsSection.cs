using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>The settings, a row each, with a column for each run.</summary>
internal static class SettingsSection
{
    /// <summary>Appends the section.</summary>
    public static void Append(StringBuilder html, ImmutableArray<LabelledRun> runs)
    {
        html.Append("<section><h2>Settings</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>Setting</th>");
        foreach (LabelledRun run in runs)
        {
            html.Append(CultureInfo.InvariantCulture, $"<th>{Text.Encode(run.Label)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        AppendRow(html, "Task", runs, run => run.Settings.Task);
        AppendRow(html, "Data set", runs, run => run.Settings.DataSet);
        AppendRow(html, "Estimator", runs, run => run.Settings.Estimator);
        AppendRow(html, "Estimator options", runs, run => Joined(run.Settings.EstimatorOptions));
        AppendRow(html, "Model", runs, run => run.Settings.Model);
        AppendRow(html, "Steps", runs, run => Text.Count(run.Settings.Steps));
        AppendRow(html, "Batch size", runs, run => Text.Count(run.Settings.BatchSize));
        AppendRow(html, "Learning rates", runs, run => Joined(run.Settings.LearningRates));
        AppendRow(html, "Optimiser", runs, run => run.Settings.Optimiser);
        AppendRow(html, "Seed", runs, run => run.Settings.Seed.ToString(CultureInfo.InvariantCulture));
        AppendRow(html, "Threads", runs, run => Text.Count(run.Settings.Threads));
        AppendRow(html, "Element type", runs, run => run.Settings.ElementType);
        AppendRow(html, "Program version", runs, run => run.Settings.ProgramVersion);
        AppendRow(html, "Machine", runs, run => run.Summary.Machine);
        AppendRow(html, "Started", runs, run => run.Summary.StartedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
        html.Append("</tbody></table></div></section>\n");
    }

    private static void AppendRow(
        StringBuilder html, string name, ImmutableArray<LabelledRun> runs, Func<RunRecord, string> value)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{name}</th>");
        foreach (LabelledRun run in runs)
        {
            html.Append(CultureInfo.InvariantCulture, $"<td>{Text.Encode(value(run.Run))}</td>");
        }

        html.Append("</tr>\n");
    }

    private static string Joined<T>(ImmutableSortedDictionary<string, T> map)
        where T : notnull =>
        map.IsEmpty ? "–" : string.Join(", ", map.Select(entry => FormattableString.Invariant($"{entry.Key} = {entry.Value}")));
}
