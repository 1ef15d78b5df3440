using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Variate.Experiments.Data;
using Variate.Experiments.Estimation;
using Variate.Experiments.Tasks;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>Turns words into a request: what is given, else what the resumed run was given, else the defaults of the task.</summary>
internal sealed class TrainRequestReader
{
    // Steps of this size keep no more threads than this busy.
    private const int MostThreads = 4;

    private readonly TrainOptions _options;
    private readonly Surroundings _surroundings;

    internal TrainRequestReader(TrainOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
    }

    /// <summary>Reads the words of one command line.</summary>
    /// <exception cref="BadInputException">A value is out of its range, or differs from that of the run to be resumed.</exception>
    internal TrainRequest Read(ParseResult given)
    {
        string? output = given.GetValue(_options.Output) is { } path ? _surroundings.FullPath(path) : null;
        bool isResumed = given.GetValue(_options.Resume);
        TrainRequest? stored = isResumed ? Stored(output) : null;
        TrainRequest request = MergeOrRefuse(given, stored) with
        {
            Output = output,
            IsResumed = isResumed,
            IsJson = given.GetValue(_options.Json),
        };
        RequireRanges(request);
        RequireSame(given, request, stored);
        return request;
    }

    private static void RequireRanges(TrainRequest request)
    {
        TaskSettings settings = request.Settings;
        RequireAtLeastOne("--steps", settings.Steps);
        RequireAtLeastOne("--batch", settings.BatchSize);
        RequireAtLeastOne("--layers", settings.Layers);
        RequireAtLeastOne("--evaluate-samples", settings.EvaluationSamples);
        RequireAtLeastOne("--threads", request.Threads);
        if (!(settings.LearningRate > 0 && double.IsFinite(settings.LearningRate)))
        {
            throw new BadInputException(Invariant($"Expected a positive --rate, got {settings.LearningRate}. Try 0.001."));
        }

        if (!request.Task.HasLayers && (settings.Layers != 1 || settings.IsNonlinear))
        {
            throw new BadInputException($"Expected no --layers and no --nonlinear for {request.Task.Name}, whose layers are fixed. Use them with sbn.");
        }
    }

    private static void RequireAtLeastOne(string name, int value)
    {
        if (value < 1)
        {
            throw new BadInputException(Invariant($"Expected {name} of at least 1, got {value}."));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The request that made the run in a folder.</summary>
    private TrainRequest Stored(string? output)
    {
        if (output is null)
        {
            throw new BadInputException("Expected --output with --resume: the folder of the run to go on with, such as runs/sbn-rebar-digits.");
        }

        string command = RunFolder.Open(output).Read().Settings.Command;
        string[] words = [.. CommandLineParser.SplitCommandLine(command).Skip(2)];
        var options = new TrainOptions();
        var train = new Command("train");
        options.AddTo(train);
        ParseResult parsed = train.Parse(words);
        return parsed.Errors.Count == 0
            ? new TrainRequestReader(options, _surroundings).Merge(parsed, null)
            : throw new BadInputException(
                $"Expected a command of this version of variate in {output}, got '{command}'. Go on with the version that made the run, or start anew.");
    }

    private TrainRequest MergeOrRefuse(ParseResult given, TrainRequest? stored)
    {
        try
        {
            return Merge(given, stored);
        }
        catch (FormatException failure)
        {
            throw new BadInputException($"{failure.Message} 'variate list' says what each one does.");
        }
    }

    private TrainRequest Merge(ParseResult given, TrainRequest? stored)
    {
        TaskDefinition task = given.GetValue(_options.Task) is { } name ? TaskCatalog.Find(name) : stored?.Task ?? TaskCatalog.All[0];
        TaskSettings other = stored?.Settings ?? task.Defaults;
        return new TrainRequest
        {
            Task = task,
            DataSet = given.GetValue(_options.DataSet) ?? stored?.DataSet ?? Digits.Name,
            DataFolder = given.GetValue(_options.Data) is { } path ? _surroundings.FullPath(path) : stored?.DataFolder,
            Threads = given.GetValue(_options.Threads) ?? Math.Min(Environment.ProcessorCount, MostThreads),
            Settings = new TaskSettings
            {
                Estimator = given.GetValue(_options.Estimator) is { } text ? EstimatorSpecification.Parse(text) : other.Estimator,
                Steps = given.GetValue(_options.Steps) ?? other.Steps,
                LearningRate = given.GetValue(_options.Rate) ?? other.LearningRate,
                BatchSize = given.GetValue(_options.Batch) ?? other.BatchSize,
                Layers = given.GetValue(_options.Layers) ?? other.Layers,
                IsNonlinear = given.GetValue(_options.Nonlinear) ?? other.IsNonlinear,
                Binarisation = given.GetValue(_options.Pixels) ?? other.Binarisation,
                EvaluationSamples = given.GetValue(_options.EvaluateSamples) ?? other.EvaluationSamples,
                Seed = given.GetValue(_options.Seed) ?? other.Seed,
            },
        };
    }

    /// <summary>Refuses to go on with other settings: the numbers before and after would not belong together.</summary>
    private void RequireSame(ParseResult given, TrainRequest request, TrainRequest? stored)
    {
        if (stored is null)
        {
            return;
        }

        bool isSame = request.Task == stored.Task
            && request.DataSet == stored.DataSet
            && request.Settings with { Steps = stored.Settings.Steps } == stored.Settings;
        if (!isSame)
        {
            string named = string.Join(", ", _options.Deciding.Where(option => given.GetResult(option) is { Implicit: false }).Select(option => option.Name));
            throw new BadInputException(
                $"Expected the settings of the run to be resumed, '{CommandText.Of(stored)}'; got others{(named.Length > 0 ? $" by {named}" : "")}. "
                + "Leave them out to go on as before, or choose another --output without --resume to start a new run.");
        }
    }
}
