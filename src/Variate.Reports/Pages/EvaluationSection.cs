using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>The evaluations of all runs, a row each.</summary>
internal static class EvaluationSection
{
    /// <summary>Appends the section; nothing when nothing was evaluated. One run needs no column for its name.</summary>
    public static void Append(StringBuilder html, ImmutableArray<LabelledRun> runs)
    {
        if (runs.All(run => run.Run.Evaluations.IsEmpty))
        {
            return;
        }

        string head = runs.Length > 1 ? "<th>Run</th>" : "";
        html.Append("<section><h2>Evaluations</h2>\n<div class=\"scroll\"><table>\n<thead><tr>").Append(head);
        html.Append("<th>Split</th><th>Bound</th><th class=\"n\">Step</th><th class=\"n\">Value (nats)</th>");
        html.Append("<th class=\"n\">Standard error</th></tr></thead>\n<tbody>\n");
        foreach ((string label, RunRecord run) in runs)
        {
            foreach (EvaluationRecord evaluation in run.Evaluations)
            {
                AppendRow(html, runs.Length > 1 ? $"<td>{Text.Encode(label)}</td>" : "", evaluation);
            }
        }

        html.Append("</tbody></table></div></section>\n");
    }

    private static void AppendRow(StringBuilder html, string label, EvaluationRecord evaluation)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr>{label}<td>{Text.Encode(evaluation.Split)}</td><td>{Text.Encode(evaluation.Kind)}</td>");
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Text.Count(evaluation.Step)}</td><td class=\"n\">{Text.Number(evaluation.Value)}</td>");
        string error = evaluation.StandardError is { } value ? Text.Number(value) : "–";
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{error}</td></tr>\n");
    }
}
