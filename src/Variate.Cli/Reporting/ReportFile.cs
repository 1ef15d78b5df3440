using Variate.Reports;
using Variate.Results;

namespace Variate.Cli.Reporting;

/// <summary>The report in the folder of a run.</summary>
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
}
