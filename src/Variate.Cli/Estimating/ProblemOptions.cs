using System.CommandLine;
using Variate.Experiments.Problems;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary>The words that every command about problems takes.</summary>
internal sealed class ProblemOptions
{
    // Chunks of draws keep no more threads than this busy on the smallest problems.
    private const int MostThreads = 8;

    internal Option<string[]> Set { get; } = new("--set")
    {
        Description = "A parameter or constant of the problem: key=value, or key=value,value,... for a list. May be repeated.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = static _ => [],
    };

    internal Option<ulong> Seed { get; } = new("--seed", "-s") { Description = "Decides every draw.", HelpName = "S", DefaultValueFactory = static _ => 1 };

    internal Option<int> Threads { get; } = new("--threads", "-t")
    {
        Description = "Threads. The numbers do not depend on it.",
        HelpName = "N",
        DefaultValueFactory = static _ => Math.Min(Environment.ProcessorCount, MostThreads),
    };

    internal Option<bool> Json { get; } = new("--json") { Description = "Write JSON instead of a table." };

    /// <summary>The one problem of a command.</summary>
    internal static Option<string> Problem() => new("--problem", "-p")
    {
        Description = "One of the built-in problems: 'variate list problems' has them with their settings.",
        HelpName = "NAME",
        Required = true,
    };

    /// <summary>Adds them to a command.</summary>
    internal void AddTo(Command command)
    {
        command.Options.Add(Set);
        command.Options.Add(Seed);
        command.Options.Add(Threads);
        command.Options.Add(Json);
    }

    /// <summary>The number of threads.</summary>
    /// <exception cref="BadInputException">There is less than one.</exception>
    internal int ThreadsOf(ParseResult given)
    {
        int threads = given.GetValue(Threads);
        return threads >= 1 ? threads : throw new BadInputException(Invariant($"Expected --threads of at least 1, got {threads}."));
    }

    /// <summary>The problem of a name, with what is set.</summary>
    /// <exception cref="BadInputException">There is no such problem, setting or value.</exception>
    internal Problem ProblemOf(ParseResult given, string name)
        => InputRefusal.Of(() => ProblemCatalog.Find(name).Create(given.GetValue(Set)!));
}
