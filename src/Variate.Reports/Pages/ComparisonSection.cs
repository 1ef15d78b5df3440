using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>The runs of a comparison, a row each.</summary>
internal static class ComparisonSection
{
    /// <summary>Appends the section.</summary>
    public static void Append(StringBuilder html, ImmutableArray<LabelledRun> runs)
    {
        html.Append("<div class=\"scroll\"><table>\n<thead><tr><th>Run</th><th>Outcome</th><th class=\"n\">Steps</th>");
        html.Append("<th class=\"n\">Last bound</th><th class=\"n\">Steps/s</th><th class=\"n\">Seconds</th></tr></thead>\n<tbody>\n");
        foreach ((string label, RunRecord run) in runs)
        {
            StepRecord? last = run.Steps.LastOrDefault();
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text.Encode(label)}</td><td>{Outcome.Name(run.Summary.Outcome)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{(last is null ? "–" : Text.Count(last.Step))}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{(last is null ? "–" : Text.Number(last.Bound))}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{(last is null ? "–" : Text.Number(last.StepsPerSecond))}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{Text.Number(run.Summary.TotalSeconds)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }
}
