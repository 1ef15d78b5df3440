using System.CommandLine;

namespace Variate.Cli.Listing;

/// <summary><c>variate list</c>: what can be asked for by name.</summary>
internal static class ListCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON object instead of text." };
        var command = new Command("list", "Lists the tasks, the estimators with their options, and the data sets.") { json };
        command.SetAction(parsed =>
        {
            var catalog = Catalog.Create();
            if (parsed.GetValue(json))
            {
                surroundings.Out.WriteLine(catalog.ToJson());
            }
            else
            {
                CatalogText.Write(catalog, surroundings.Out);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
