namespace Variate.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    internal const int Success = 0;

    /// <summary>The run failed: a number was not finite.</summary>
    internal const int Failure = 1;

    /// <summary>The input was not understood, or cannot be right.</summary>
    internal const int BadInput = 2;

    /// <summary>The user stopped the run: 128 + SIGINT, as shells have it.</summary>
    internal const int Interrupted = 130;
}
