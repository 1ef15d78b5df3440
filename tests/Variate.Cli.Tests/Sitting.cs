namespace Variate.Cli.Tests;

/// <summary>One call of the command in this process, with everything around it under the test's control.</summary>
internal sealed class Sitting
{
    private Sitting(int exitCode, string output, string error)
    {
        ExitCode = exitCode;
        Output = output;
        Error = error;
    }

    internal int ExitCode { get; }

    internal string Output { get; }

    internal string Error { get; }

    internal string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line whose words have no spaces.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="command">The words after <c>variate</c>.</param>
    /// <param name="linesBeforeInterrupt">After how many lines of output Ctrl-C is pressed; null for never.</param>
    internal static Sitting Run(string folder, string command, int? linesBeforeInterrupt = null)
    {
        using var interruption = new CancellationTokenSource();
        using var output = new InterruptingWriter(interruption, linesBeforeInterrupt);
        using var error = new StringWriter();
        int exitCode = Application.Run(
            command.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new Surroundings { Out = output, Error = error, WorkingFolder = folder, Time = new SteppingTime(), Interrupted = interruption.Token });
        return new Sitting(exitCode, output.ToString(), error.ToString());
    }
}
