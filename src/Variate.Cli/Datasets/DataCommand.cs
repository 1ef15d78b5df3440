using System.Collections.Immutable;
using System.CommandLine;
using Variate.Experiments.Data;
using Variate.Experiments.Data.Published;

namespace Variate.Cli.Datasets;

/// <summary><c>variate data check|get</c>: whether the files of data sets are there and intact, and fetches them.</summary>
internal static class DataCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var folder = new Option<string?>("--data")
        {
            Description = "The data folder; else VARIATE_DATA, else ./data.",
            HelpName = "DIR",
            Recursive = true,
        };
        var command = new Command("data", "Checks the files of data sets, or fetches them.")
        {
            folder,
            Check(folder, surroundings),
            Get(folder, surroundings),
        };
        HelpWithExamples.AddTo(command, ["variate data check", "variate data check mnist --json", "variate data get fashion-mnist --data DIR"]);
        return command;
    }

    private static Command Check(Option<string?> folder, Surroundings surroundings)
    {
        Argument<string[]> sets = Sets("Data sets to check; all known ones where none is named.", ArgumentArity.ZeroOrMore);
        var json = new Option<bool>("--json") { Description = "Write one JSON array instead of text." };
        var command = new Command("check", "Compares the files with the published digests.") { sets, json };
        command.SetAction(parsed =>
        {
            var report = CheckReport.Of(FolderOf(parsed.GetValue(folder), surroundings), parsed.GetValue(sets) ?? []);
            surroundings.Out.Write(parsed.GetValue(json) ? report.ToJson() + "\n" : report.ToText());
            report.ThrowIfNotIntact();
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Get(Option<string?> folder, Surroundings surroundings)
    {
        Argument<string[]> sets = Sets("The data sets to fetch.", ArgumentArity.OneOrMore);
        var command = new Command("get", "Fetches the files that are missing or damaged, and checks them.") { sets };
        command.SetAction(async (parsed, _) =>
        {
            await FetchAsync(FolderOf(parsed.GetValue(folder), surroundings), parsed.GetValue(sets)!, surroundings).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static Argument<string[]> Sets(string description, ArgumentArity arity)
    {
        string[] names = [.. PublishedFiles.All.Select(file => file.Set).Distinct()];
        var sets = new Argument<string[]>("NAME") { Description = description, Arity = arity };
        sets.AcceptOnlyFromAmong(names);
        return sets;
    }

    private static string FolderOf(string? given, Surroundings surroundings)
        => DataFolder.PathFor(given is null ? null : surroundings.FullPath(given));

    private static async Task FetchAsync(string folder, string[] sets, Surroundings surroundings)
    {
        using var client = new HttpClient();
        var fetch = new DataFetch(client);
        ImmutableArray<PublishedFile> files = [.. sets.Distinct().SelectMany(PublishedFiles.Of)];
        foreach (PublishedFile file in files)
        {
            var check = FileCheck.Of(folder, file);
            if (check.State == FileState.Intact)
            {
                surroundings.Out.WriteLine($"{file.Name}: intact, {check.Path}");
                continue;
            }

            surroundings.Out.WriteLine($"{file.Name}: fetching");
            string path = await fetch.FetchAsync(file, folder, surroundings.Interrupted).ConfigureAwait(false);
            surroundings.Out.WriteLine($"{file.Name}: intact, {path}");
        }
    }
}
