using System.CommandLine;
using Variate.Results;

namespace Variate.Cli.Reporting;

/// <summary><c>variate report DIR...</c>: writes the report of a run anew from its records, or compares several runs.</summary>
internal static class ReportCommand
{
    private const string DefaultComparison = "comparison.html";

    internal static Command Create(Surroundings surroundings)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "The folder of a run, as 'variate train' made it; several are compared.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file of a comparison.",
            HelpName = "FILE",
            DefaultValueFactory = _ => DefaultComparison,
        };
        var command = new Command("report", "Writes report.html anew from the records of a run, or compares several runs.") { folders, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folders), parsed.GetRequiredValue(output), surroundings));
        HelpWithExamples.AddTo(
            command,
            ["variate report runs/sbn-rebar-digits", "variate report runs/rebar runs/loo --output estimators.html"]);
        return command;
    }

    private static int Run(string[] folders, string output, Surroundings surroundings)
    {
        RunFolder[] runs = [.. folders.Select(folder => RunFolder.Open(surroundings.FullPath(folder)))];
        string path = runs.Length == 1 ? ReportFile.Write(runs[0]) : ReportFile.WriteComparison(runs, surroundings.FullPath(output));
        surroundings.Out.WriteLine($"Report: {path}");
        return ExitCode.Success;
    }
}
