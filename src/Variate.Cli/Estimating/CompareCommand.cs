using System.Collections.Immutable;
using System.CommandLine;
using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary><c>variate compare</c>: several estimators, or all, on one built-in problem.</summary>
internal sealed class CompareCommand
{
    private const int DefaultSamples = 100_000;
    private const int DefaultTuning = 2_000;

    private readonly Surroundings _surroundings;
    private readonly ProblemOptions _options = new();
    private readonly SamplingOptions _sampling = new(DefaultSamples, DefaultTuning);

    private readonly Option<string[]> _estimators = new("--estimator", "-e")
    {
        Description = "An estimator to compare; may be repeated. All that the problem takes where none is given.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => [],
    };

    private readonly Option<string> _problem = ProblemOptions.Problem();

    private CompareCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
    }

    internal static Command Create(Surroundings surroundings)
    {
        var words = new CompareCommand(surroundings);
        var command = new Command("compare", "Measures bias, variance and price of estimators on a built-in problem, side by side.")
        {
            words._problem,
            words._estimators,
        };
        words._sampling.AddTo(command);
        words._options.AddTo(command);
        command.SetAction(words.Run);
        HelpWithExamples.AddTo(
            command,
            [
                "variate compare --problem bernoulli-layers",
                "variate compare --problem gamma --set alpha=0.3 --estimator pathwise --estimator score-function --json",
            ]);
        return command;
    }

    private int Run(ParseResult given)
    {
        Problem problem = _options.ProblemOf(given, given.GetRequiredValue(_problem));
        var refused = new List<RefusalRow>();
        ImmutableArray<GradientMethod> methods = MethodsOf(problem, given.GetValue(_estimators)!, refused);
        var measurer = new Measurer(_surroundings, _sampling.Read(given), given.GetValue(_options.Seed), _options.ThreadsOf(given));
        return measurer.Guard(() =>
        {
            ImmutableArray<EstimateReport> reports = [.. methods.Select(method => measurer.Measure(problem, method))];
            var comparison = CompareReport.Of(problem, reports, refused);
            _surroundings.Out.WriteLine(given.GetValue(_options.Json) ? comparison.ToJson() : CompareText.Of(comparison));
            return ExitCode.Success;
        });
    }

    /// <summary>Those that were asked for, each of which must fit; or all that fit.</summary>
    private static ImmutableArray<GradientMethod> MethodsOf(Problem problem, string[] asked, List<RefusalRow> refused)
    {
        if (asked.Length > 0)
        {
            return [.. asked.Select(name => InputRefusal.Of(() => problem.MethodOf(name)))];
        }

        ImmutableArray<GradientMethod>.Builder methods = ImmutableArray.CreateBuilder<GradientMethod>();
        foreach (string name in problem.EstimatorNames)
        {
            if (Measurer.TryMethod(problem, name, refused) is { } method)
            {
                methods.Add(method);
            }
        }

        return methods.ToImmutable();
    }
}
