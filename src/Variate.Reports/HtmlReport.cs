using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Variate.Reports.Charts;
using Variate.Reports.Pages;
using Variate.Results;

namespace Variate.Reports;

/// <summary>Shows runs as one self-contained HTML file: no scripts, no links to other files, readable on paper and phone.</summary>
/// <remarks>
/// A report shows what the records hold and works nothing out. Long curves are thinned for drawing, keeping the extremes;
/// values that are not finite are gaps in a curve, and written by name in a table.
/// </remarks>
public static class HtmlReport
{
    /// <summary>Writes the report of one run.</summary>
    /// <exception cref="ArgumentException">An image of the run has not the size that its grid gives.</exception>
    public static void Write(RunRecord run, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(writer);
        var html = new StringBuilder();
        Page.Begin(html, $"{run.Settings.Task}: {run.Settings.Estimator}");
        SummarySection.Append(html, run);
        AppendCurves(html, RunCharts.Of(run));
        ImageSection.Append(html, run.Images);
        EvaluationSection.Append(html, [new LabelledRun(run.Settings.Estimator, run)]);
        SettingsSection.Append(html, [new LabelledRun("Value", run)]);
        CommandSection.Append(html, run.Settings.Command);
        CitationSection.Append(html, run.Settings.Citations);
        Page.End(html);
        writer.Write(html);
    }

    /// <summary>Writes the report of one run to a file, and replaces the file if it exists.</summary>
    /// <exception cref="ArgumentException">An image of the run has not the size that its grid gives.</exception>
    public static void Write(RunRecord run, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Write(run, writer);
        File.WriteAllText(path, writer.ToString());
    }

    /// <summary>Writes the curves, evaluations and settings of several runs side by side.</summary>
    /// <param name="runs">In the order of the legend; runs of one estimator are told apart by their number.</param>
    /// <param name="writer">Receives the HTML.</param>
    public static void WriteComparison(IReadOnlyList<RunRecord> runs, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(writer);
        ImmutableArray<LabelledRun> labelled = LabelledRun.All(runs);
        var html = new StringBuilder();
        Page.Begin(html, $"Comparison of {runs.Count.ToString(CultureInfo.InvariantCulture)} runs");
        ComparisonSection.Append(html, labelled);
        AppendCurves(html, RunCharts.Overlaid(labelled));
        EvaluationSection.Append(html, labelled);
        SettingsSection.Append(html, labelled);
        CitationSection.Append(html, [.. runs.SelectMany(run => run.Settings.Citations).Distinct(StringComparer.Ordinal)]);
        Page.End(html);
        writer.Write(html);
    }

    /// <summary>Writes the comparison to a file, and replaces the file if it exists.</summary>
    public static void WriteComparison(IReadOnlyList<RunRecord> runs, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteComparison(runs, writer);
        File.WriteAllText(path, writer.ToString());
    }

    private static void AppendCurves(StringBuilder html, IEnumerable<Chart> charts)
    {
        html.Append("<section><h2>Curves</h2>\n<div class=\"charts\">\n");
        foreach (Chart chart in charts)
        {
            ChartSvg.Append(html, chart);
        }

        html.Append("</div></section>\n");
    }
}
