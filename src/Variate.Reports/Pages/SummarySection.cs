using System.Globalization;
using System.Text;
using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>What was trained and how it went, in plain words.</summary>
internal static class SummarySection
{
    /// <summary>Appends the section.</summary>
    public static void Append(StringBuilder html, RunRecord run)
    {
        RunSettings settings = run.Settings;
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"lead\">{Text.Encode(settings.Model)}, trained on {Text.Encode(settings.DataSet)} with the {Text.Encode(settings.Estimator)} estimator. {Outcome.Sentence(run.Summary.Outcome)}</p>\n");
        html.Append("<dl class=\"facts\">\n");
        if (run.Steps is [.., StepRecord last])
        {
            AppendFact(html, "Last training bound", $"{Text.Number(last.Bound)} nats");
            AppendFact(html, "Steps", $"{Text.Count(last.Step)} of {Text.Count(settings.Steps)}");
            AppendFact(html, "Last speed", $"{Text.Number(last.StepsPerSecond)} steps/s");
        }
        else
        {
            AppendFact(html, "Steps", $"none recorded of {Text.Count(settings.Steps)}");
        }

        AppendFact(html, "Total time", $"{Text.Number(run.Summary.TotalSeconds)} s");
        html.Append("</dl>\n");
    }

    private static void AppendFact(StringBuilder html, string name, string value) =>
        html.Append(CultureInfo.InvariantCulture, $"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
