using System.CommandLine;
using System.CommandLine.Help;
using Variate.Cli.Datasets;
using Variate.Cli.Estimating;
using Variate.Cli.Listing;
using Variate.Cli.Reporting;
using Variate.Cli.Training;
using Variate.Experiments.Data;
using Variate.Experiments.Problems;
using Variate.Learning.Checkpoints;
using Variate.Programs;
using Variate.Results;

namespace Variate.Cli;

/// <summary>The command <c>variate</c>.</summary>
internal static class Application
{
    private const string Description =
        "Low-variance gradients through random variables: train models with discrete or continuous latent variables, "
        + "with the gradient estimator of your choice, and get a report.";

    private static readonly string[] Examples =
    [
        "variate train                                    about a minute; then open the report it names",
        "variate train sbn --estimator leave-one-out:samples=4 --output runs/loo",
        "variate train sbn --layers 2 --data DIR --dataset mnist-binarized --steps 100000",
        "variate train --output runs/loo --resume         goes on where a run was stopped",
        "variate list                                     tasks, estimators, problems, data sets",
        "variate data check                               which data sets are there, and whether they are intact",
        "variate report runs/loo                          writes the report anew from the records",
        "variate report runs/rebar runs/loo               compares runs in one page",
        "variate estimate --problem bernoulli --estimator rebar",
        "variate compare --problem bernoulli-layers       every estimator on a problem: bias, variance, price",
        "variate verify                                   every estimator against exact gradients",
        "variate explain rebar                            what an estimator needs, costs, and is good for",
    ];

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">The words after <c>variate</c>.</param>
    /// <param name="surroundings">Where output goes and time comes from.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    internal static int Run(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        RootCommand root = Build(surroundings);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            string errors = string.Join(' ', parsed.Errors.Select(error => error.Message).SelectMany(message => message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            return Refuse(surroundings, $"{errors} See 'variate --help', or 'variate train --help' for the options of a command.");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception) when (IsAboutInput(exception))
        {
            return Refuse(surroundings, exception.Message);
        }
    }

    private static RootCommand Build(Surroundings surroundings)
    {
        var root = new RootCommand(Description)
        {
            TrainCommand.Create(surroundings),
            ListCommand.Create(surroundings),
            ExplainCommand.Create(surroundings),
            ReportCommand.Create(surroundings),
            DataCommand.Create(surroundings),
            EstimateCommand.Create(surroundings),
            CompareCommand.Create(surroundings),
            VerifyCommand.Create(surroundings),
            TableCommand.Create(surroundings),
        };
        HelpWithExamples.AddTo(root, Examples);
        return root;
    }

    private static bool IsAboutInput(Exception exception) => exception
        is BadInputException
        or DataNotFoundException
        or DataFormatException
        or RecordFormatException
        or SafetensorsFormatException
        or CheckpointMismatchException
        or EstimatorNotApplicableException
        or ExactGradientException
        or IOException
        or UnauthorizedAccessException;

    private static int Refuse(Surroundings surroundings, string paragraph)
    {
        surroundings.Error.WriteLine($"variate: {paragraph}");
        return ExitCode.BadInput;
    }
}
