using Spectre.Console;

namespace Variate.Cli;

/// <summary>Everything outside the program that a command touches, so that a test can be the outside.</summary>
internal sealed record Surroundings
{
    /// <summary>Results.</summary>
    internal required TextWriter Out { get; init; }

    /// <summary>Errors, and progress where results are JSON.</summary>
    internal required TextWriter Error { get; init; }

    /// <summary>Draws a changing display; null where the output is redirected.</summary>
    internal IAnsiConsole? Terminal { get; init; }

    /// <summary>Where paths start.</summary>
    internal required string WorkingFolder { get; init; }

    /// <summary>The clock.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Set when the user wants to stop.</summary>
    internal CancellationToken Interrupted { get; init; }

    /// <summary>A path as seen from the working folder.</summary>
    internal string FullPath(string path) => Path.GetFullPath(path, WorkingFolder);
}
