using Spectre.Console;
using Variate.Cli;

using var interruption = new Interruption();
var surroundings = new Surroundings
{
    Out = Console.Out,
    Error = Console.Error,
    Terminal = Console.IsOutputRedirected ? null : AnsiConsole.Console,
    WorkingFolder = Directory.GetCurrentDirectory(),
    Interrupted = interruption.Token,
};
return Application.Run(args, surroundings);
