using System.CommandLine;
using Variate.Experiments.Problems;

namespace Variate.Cli.Estimating;

/// <summary><c>variate estimate</c>: an estimator on a built-in problem, against the exact gradient.</summary>
internal sealed class EstimateCommand
{
    private const int DefaultSamples = 100_000;

    private readonly Surroundings _surroundings;
    private readonly ProblemOptions _options = new();
    private readonly SamplingOptions _sampling = new(DefaultSamples, tuning: 0);

    private readonly Option<string> _problem = ProblemOptions.Problem();

    private readonly Option<string> _estimator = new("--estimator", "-e")
    {
        Description = "NAME or NAME:option=value,... as 'variate list estimators' has them; it is given to every choice that it takes.",
        HelpName = "NAME",
        Required = true,
    };

    private EstimateCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
    }

    internal static Command Create(Surroundings surroundings)
    {
        var words = new EstimateCommand(surroundings);
        var command = new Command("estimate", "Draws a gradient estimate of a built-in problem many times, and compares it with the exact gradient.")
        {
            words._problem,
            words._estimator,
        };
        words._sampling.AddTo(command);
        words._options.AddTo(command);
        command.SetAction(words.Run);
        HelpWithExamples.AddTo(
            command,
            [
                "variate estimate --problem bernoulli --estimator rebar --samples 1000000",
                "variate estimate --problem bernoulli --set eta=-4 --set p=0.6,0.51,0.48 --estimator rao-blackwell:categories=3 --json",
                "variate estimate --problem gaussian-iwae --set dimension=20 --set K=64 --estimator iwae-dreg",
                "variate list problems                            the problems and what can be set",
            ]);
        return command;
    }

    private int Run(ParseResult given)
    {
        Sampling sampling = _sampling.Read(given);
        Problem problem = _options.ProblemOf(given, given.GetRequiredValue(_problem));
        GradientMethod method = InputRefusal.Of(() => problem.MethodOf(given.GetRequiredValue(_estimator)));
        var measurer = new Measurer(_surroundings, sampling, given.GetValue(_options.Seed), _options.ThreadsOf(given));
        return measurer.Guard(() =>
        {
            EstimateReport report = measurer.Measure(problem, method);
            _surroundings.Out.WriteLine(given.GetValue(_options.Json) ? report.ToJson() : EstimateText.Of(report));
            return ExitCode.Success;
        });
    }
}
