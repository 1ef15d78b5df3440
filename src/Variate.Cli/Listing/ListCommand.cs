using System.CommandLine;

namespace Variate.Cli.Listing;

/// <summary><c>variate list</c>: what can be asked for by name.</summary>
internal static class ListCommand
{
    internal static Command Create(Surroundings surroundings)
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON object instead of text." };
        var section = new Argument<string?>("what") { Description = "One part of the list; all where none is named.", Arity = ArgumentArity.ZeroOrOne };
        section.AcceptOnlyFromAmong(ListSection.All);
        var command = new Command("list", "Lists the tasks, the estimators with their options, the built-in problems, and the data sets.")
        {
            section,
            json,
        };
        command.SetAction(parsed =>
        {
            var catalog = Catalog.Create(parsed.GetValue(section));
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
