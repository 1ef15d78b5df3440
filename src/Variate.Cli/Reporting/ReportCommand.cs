using System.CommandLine;
using Variate.Results;

namespace Variate.Cli.Reporting;

/// <summary><c>variate report DIR</c>: writes the report of a run anew from its records.</summary>
internal static class ReportCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run, as 'variate train' made it." };
        var command = new Command("report", "Writes report.html anew from the records of a run.") { folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder), surroundings));
        HelpWithExamples.AddTo(command, ["variate report runs/sbn-rebar-digits"]);
        return command;
    }

    private static int Run(string folder, Surroundings surroundings)
    {
        string path = ReportFile.Write(RunFolder.Open(surroundings.FullPath(folder)));
        surroundings.Out.WriteLine($"Report: {path}");
        return ExitCode.Success;
    }
}
