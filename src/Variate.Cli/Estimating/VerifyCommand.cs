using System.Collections.Immutable;
using System.CommandLine;
using Variate.Diagnostics;
using Variate.Experiments.Problems;
using Variate.Tensors;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary><c>variate verify</c>: the catalog of estimators against the exact gradients of the built-in problems.</summary>
internal sealed class VerifyCommand
{
    private static readonly VerifyOptions Defaults = new();

    private readonly Surroundings _surroundings;
    private readonly ProblemOptions _options = new();

    private readonly Option<string[]> _problems = new("--problem", "-p")
    {
        Description = "A problem; may be repeated. All where none is given.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string[]> _estimators = new("--estimator", "-e")
    {
        Description = "An estimator; may be repeated. All that a problem takes where none is given.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<double> _falseAlarmRate = new("--false-alarm-rate")
    {
        Description = "The largest probability that a correct estimator is called biased, for each row.",
        HelpName = "P",
        DefaultValueFactory = static _ => Defaults.FalseAlarmRate,
    };

    private readonly Option<int> _looks = new("--looks")
    {
        Description = "Looks at the evidence, each at twice the draws of the one before, from 1 to 30.",
        HelpName = "N",
        DefaultValueFactory = static _ => Defaults.LargestLookCount,
    };

    private VerifyCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
    }

    internal static Command Create(Surroundings surroundings)
    {
        var words = new VerifyCommand(surroundings);
        var command = new Command("verify", "Tests estimators against the exact gradients of the built-in problems, at a stated rate of false alarms.")
        {
            words._problems,
            words._estimators,
            words._falseAlarmRate,
            words._looks,
        };
        words._options.AddTo(command);
        command.SetAction(words.Run);
        HelpWithExamples.AddTo(
            command,
            [
                "variate verify                                   the whole catalog on all problems: minutes",
                "variate verify --problem bernoulli-layers --estimator rebar --estimator straight-through",
            ]);
        return command;
    }

    private int Run(ParseResult given)
    {
        VerifyOptions options = OptionsOf(given);
        ulong seed = given.GetValue(_options.Seed);
        var refused = new List<RefusalRow>();
        ImmutableArray<VerificationTask> tasks = [.. TasksOf(given, refused)];
        var rows = new VerifyRow[tasks.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.ThreadsOf(given), CancellationToken = _surroundings.Interrupted };
        try
        {
            Parallel.For(0, tasks.Length, parallel, i => rows[i] = tasks[i].Run(RandomKey.FromSeed(seed), options));
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        var report = new VerifyReport(options.FalseAlarmRate, seed, [.. rows], [.. refused]);
        _surroundings.Out.WriteLine(given.GetValue(_options.Json) ? report.ToJson() : VerifyText.Of(report));
        return rows.All(static row => row.IsAsPromised) ? ExitCode.Success : ExitCode.Failure;
    }

    private VerifyOptions OptionsOf(ParseResult given)
    {
        double rate = given.GetValue(_falseAlarmRate);
        int looks = given.GetValue(_looks);
        if (rate is not (> 0 and < 1))
        {
            throw new BadInputException(Invariant($"Expected --false-alarm-rate between 0 and 1, got {rate}."));
        }

        return looks is >= 1 and <= 30
            ? new VerifyOptions { FalseAlarmRate = rate, LargestLookCount = looks }
            : throw new BadInputException(Invariant($"Expected --looks from 1 to 30, got {looks}."));
    }

    private IEnumerable<VerificationTask> TasksOf(ParseResult given, List<RefusalRow> refused)
    {
        string[] problems = given.GetValue(_problems)!;
        string[] estimators = given.GetValue(_estimators)!;
        if (given.GetValue(_options.Set)!.Length > 0 && problems.Length != 1)
        {
            throw new BadInputException("Expected --set with one --problem: settings belong to a problem.");
        }

        foreach (string name in problems.Length > 0 ? problems : [.. ProblemCatalog.All.Select(static row => row.Name)])
        {
            Problem problem = _options.ProblemOf(given, name);
            foreach (string estimator in estimators.Length > 0 ? estimators : [.. problem.EstimatorNames])
            {
                if (InputRefusal.Of(() => Measurer.TryMethod(problem, estimator, refused)) is { } method)
                {
                    yield return new VerificationTask(problem, method);
                }
            }
        }
    }
}
