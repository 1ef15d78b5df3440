using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Variate.Experiments.Data;

namespace Variate.Cli.Training;

/// <summary>The words that <c>variate train</c> takes. What is not given is left to the task, or to the run that is resumed.</summary>
internal sealed class TrainOptions
{
    internal Argument<string?> Task { get; } = new("task")
    {
        Description = "What to learn: sbn (the default), structured-prediction or vae. 'variate list' says more.",
        Arity = ArgumentArity.ZeroOrOne,
        Validators = { RefuseOption },
    };

    internal Option<string?> Estimator { get; } = new("--estimator", "-e")
    {
        Description = "How gradients are estimated: NAME or NAME:option=value,... as 'variate list' has them.",
        HelpName = "NAME",
    };

    internal Option<int?> Steps { get; } = new("--steps", "-n") { Description = "Training steps. More of them may be given to a run that is resumed.", HelpName = "N" };

    internal Option<int?> Batch { get; } = new("--batch", "-b") { Description = "Images a step.", HelpName = "N" };

    internal Option<double?> Rate { get; } = new("--rate", "-r")
    {
        Description = "Learning rate of Adam. The estimators' own parameters learn ten times as fast.",
        HelpName = "RATE",
    };

    internal Option<ulong?> Seed { get; } = new("--seed", "-s") { Description = "Decides initial weights, the order of images, and samples.", HelpName = "N" };

    internal Option<int?> Layers { get; } = new("--layers", "-l") { Description = "Stochastic layers of the sbn, or of structured-prediction.", HelpName = "N" };

    internal Option<bool?> Nonlinear { get; } = new("--nonlinear")
    {
        Description = "Two tanh layers before each affine map of the sbn, or of structured-prediction.",
        Arity = ArgumentArity.Zero,
    };

    internal Option<string?> DataSet { get; } = new("--dataset", "-d")
    {
        Description = $"One of {string.Join(", ", DataFolder.KnownNames)}, or a folder of idx files below the data folder.",
        HelpName = "NAME",
    };

    internal Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder; else VARIATE_DATA, else ./data. The digits need none.",
        HelpName = "DIR",
    };

    internal Option<Binarisation?> Pixels { get; } = new("--binarisation")
    {
        Description = "How grey pixels become bits: fixed draws them once, dynamic at every step; grey leaves them.",
        HelpName = "fixed|dynamic|grey",
    };

    internal Option<int?> EvaluateSamples { get; } = new("--evaluate-samples")
    {
        Description = "K of the K-sample bound on the test images.",
        HelpName = "K",
    };

    internal Option<int?> Threads { get; } = new("--threads", "-t") { Description = "Threads. The numbers do not depend on it.", HelpName = "N" };

    internal Option<string?> Output { get; } = new("--output", "-o") { Description = "The folder of the run; else a new one under runs/.", HelpName = "DIR" };

    internal Option<bool> Resume { get; } = new("--resume") { Description = "Go on with the run in the --output folder, with its settings." };

    internal Option<bool> Json { get; } = new("--json") { Description = "Write JSON lines to the standard output, and nothing else." };

    /// <summary>The options that decide the numbers: those of a resumed run cannot be changed.</summary>
    internal ImmutableArray<Option> Deciding => [Estimator, Batch, Rate, Seed, Layers, Nonlinear, DataSet, Pixels, EvaluateSamples];

    /// <summary>Adds all words to a command.</summary>
    internal void AddTo(Command command)
    {
        command.Arguments.Add(Task);
        foreach (Option option in (ReadOnlySpan<Option>)[
            Estimator, Steps, Batch, Rate, Seed, Layers, Nonlinear, DataSet, Data, Pixels, EvaluateSamples, Threads, Output, Resume, Json])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>A misspelt option would be read as the task, and the blame put on its value.</summary>
    private static void RefuseOption(ArgumentResult task)
    {
        if (task.Tokens is [{ Value: ['-', ..] name }, ..])
        {
            task.AddError($"Unrecognized option '{name}'.");
        }
    }
}
