using System.CommandLine;
using System.CommandLine.Parsing;
using Variate.Experiments.Problems;
using Variate.Tensors;
using static System.FormattableString;

namespace Variate.Cli.Estimating;

/// <summary><c>variate estimate</c>: an estimator on a built-in problem, against the exact gradient.</summary>
internal sealed class EstimateCommand
{
    private readonly Surroundings _surroundings;
    private readonly ProblemOptions _options = new();

    private readonly Option<string> _problem = new("--problem", "-p")
    {
        Description = "One of the built-in problems: 'variate list problems' has them with their settings.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string> _estimator = new("--estimator", "-e")
    {
        Description = "NAME or NAME:option=value,... as 'variate list estimators' has them; it is given to every choice that it takes.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<long> _samples = new("--samples", "-n")
    {
        Description = "Independent draws of the gradient estimate, at least 2.",
        HelpName = "N",
        DefaultValueFactory = static _ => 100_000,
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
            words._samples,
        };
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
        long samples = given.GetValue(_samples);
        if (samples is < 2 or > int.MaxValue)
        {
            throw new BadInputException(Invariant($"Expected --samples from 2 to {int.MaxValue}, got {samples}."));
        }

        int threads = _options.ThreadsOf(given);
        Problem problem = _options.ProblemOf(given, given.GetRequiredValue(_problem));
        GradientMethod method = InputRefusal.Of(() => problem.MethodOf(given.GetRequiredValue(_estimator)));
        ulong seed = given.GetValue(_options.Seed);
        long start = _surroundings.Time.GetTimestamp();
        try
        {
            MeasuredGradient measured = GradientMeasurement.Measure(
                problem, method, samples, RandomKey.FromSeed(seed), threads, _surroundings.Interrupted);
            double seconds = _surroundings.Time.GetElapsedTime(start).TotalSeconds;
            var report = EstimateReport.Of(problem, method, measured, seed, seconds);
            _surroundings.Out.WriteLine(given.GetValue(_options.Json) ? report.ToJson() : EstimateText.Of(report));
            return ExitCode.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (NotFiniteNumberException exception)
        {
            _surroundings.Error.WriteLine($"variate: {exception.Message}");
            return ExitCode.Failure;
        }
    }
}
