using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Variate.Cli;

/// <summary>The usual help of a command, followed by examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _usual;
    private readonly IReadOnlyList<string> _examples;

    private HelpWithExamples(HelpAction usual, IReadOnlyList<string> examples)
    {
        _usual = usual;
        _examples = examples;
    }

    /// <summary>Shows the examples under the help of a command.</summary>
    internal static void AddTo(Command command, IReadOnlyList<string> examples)
    {
        HelpOption? option = command.Options.OfType<HelpOption>().FirstOrDefault();
        if (option is null)
        {
            option = new HelpOption();
            command.Options.Add(option);
        }

        option.Action = new HelpWithExamples((HelpAction)option.Action!, examples);
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int result = _usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in _examples)
        {
            output.WriteLine($"  {example}");
        }

        return result;
    }
}
