using Variate.Reports;
using Variate.Results;

namespace Variate.Cli.Reporting;

/// <summary>The report in the folder of a run, and the comparison of several.</summary>
internal static class ReportFile
{
    private const string Name = "report.html";

    /// <summary>Writes the report and returns its path.</summary>
    internal static string Write(RunFolder folder)
    {
        string path = Path.Combine(folder.Path, Name);
        HtmlReport.Write(folder.Read(), path);
        return path;
    }

    /// <summary>Writes a comparison of several runs and returns its path.</summary>
    internal static string WriteComparison(IEnumerable<RunFolder> folders, string path)
    {
        HtmlReport.WriteComparison([.. folders.Select(folder => folder.Read())], path);
        return path;
    }
}
