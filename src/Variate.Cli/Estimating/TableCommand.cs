using System.Collections.Immutable;
using System.CommandLine;
using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary><c>variate table</c>: every estimator on every problem that it takes, as a page.</summary>
internal sealed class TableCommand
{
    private const int DefaultSamples = 1_000_000;
    private const int DefaultTuning = 2_000;

    private readonly Surroundings _surroundings;
    private readonly ProblemOptions _options = new();
    private readonly SamplingOptions _sampling = new(DefaultSamples, DefaultTuning);

    private readonly Option<string?> _output = new("--output", "-o") { Description = "The file of the page; else it is printed.", HelpName = "FILE" };

    private TableCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
    }

    internal static Command Create(Surroundings surroundings)
    {
        var words = new TableCommand(surroundings);
        var command = new Command("table", "Measures every estimator on every built-in problem, and writes a Markdown page.") { words._output };
        words._sampling.AddTo(command);
        command.Options.Add(words._options.Seed);
        command.Options.Add(words._options.Threads);
        command.SetAction(words.Run);
        HelpWithExamples.AddTo(command, ["variate table --output docs/estimators.md", "variate table --samples 10000 --tune 0"]);
        return command;
    }

    private int Run(ParseResult given)
    {
        Sampling sampling = _sampling.Read(given);
        ulong seed = given.GetValue(_options.Seed);
        var measurer = new Measurer(_surroundings, sampling, seed, _options.ThreadsOf(given));
        return measurer.Guard(() =>
        {
            ImmutableArray<CompareReport> sections = [.. ProblemCatalog.All.Select(problem => SectionOf(problem.Create(), measurer))];
            string page = TablePage.Of(sections, CommandLine(sampling, seed));
            if (given.GetValue(_output) is { } path)
            {
                File.WriteAllText(_surroundings.FullPath(path), page);
            }
            else
            {
                _surroundings.Out.Write(page);
            }

            return ExitCode.Success;
        });
    }

    private static CompareReport SectionOf(Problem problem, Measurer measurer)
    {
        var refused = new List<RefusalRow>();
        ImmutableArray<GradientMethod> methods =
            [.. problem.EstimatorNames.Select(name => Measurer.TryMethod(problem, name, refused)).OfType<GradientMethod>()];
        return CompareReport.Of(problem, [.. methods.Select(method => measurer.Measure(problem, method))], refused);
    }

    private static string CommandLine(Sampling sampling, ulong seed)
        => FormattableString.Invariant($"variate table --samples {sampling.Samples} --tune {sampling.TuningSteps} --seed {seed} --output docs/estimators.md");
}
