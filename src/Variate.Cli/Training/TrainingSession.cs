using System.Collections.Immutable;
using Variate.Cli.Reporting;
using Variate.Experiments.Data;
using Variate.Experiments.Tasks;
using Variate.Learning;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Cli.Training;

/// <summary>One sitting of <c>variate train</c>: from the request to the report.</summary>
internal sealed class TrainingSession
{
    private readonly TrainRequest _request;
    private readonly Surroundings _surroundings;
    private readonly RandomKey _key;

    internal TrainingSession(TrainRequest request, Surroundings surroundings)
    {
        _request = request;
        _surroundings = surroundings;
        _key = RandomKey.FromSeed(request.Settings.Seed);
    }

    /// <summary>Trains, and returns one of <see cref="ExitCode"/>.</summary>
    internal int Run()
    {
        long startedAt = _surroundings.Time.GetTimestamp();
        var place = RunPlace.Find(_request, _surroundings);
        ImageSplit data = DataFolder.LoadSet(_request.DataSet, _request.DataFolder);
        ImageModellingTask task = _request.Task.Create(_request.Settings, data);
        using var workspace = new Workspace(_request.Threads);
        ThrowIfNotApplicable(task, workspace);
        RunSettings settings = SettingsRecord.Of(_request, task);
        RunSummary before = place.Open(settings);
        var display = ProgressDisplay.For(_request, _surroundings);
        display.Announce(settings, place.ShownPath);
        TrainingResult result = display.During(() => Train(task, place, workspace, display));
        place.Records.WriteImages(task.Pictures(_key.For("pictures"), workspace));
        double seconds = before.TotalSeconds + _surroundings.Time.GetElapsedTime(startedAt).TotalSeconds;
        place.Records.WriteSummary(before with { Outcome = result.Outcome, TotalSeconds = seconds });
        string report = ReportFile.Write(place.Records);
        display.Conclude(new RunConclusion(
            result.Outcome, result.Step, seconds, place.ShownPath, RunNames.Shown(report, _surroundings), LastBounds(place.Records)));
        return result.Outcome switch
        {
            RunOutcome.Completed => ExitCode.Success,
            RunOutcome.Interrupted => ExitCode.Interrupted,
            _ => ExitCode.Failure,
        };
    }

    private static ImmutableArray<EvaluationRecord> LastBounds(RunFolder records)
        => [.. records.Read().Evaluations.GroupBy(evaluation => (evaluation.Split, evaluation.Kind)).Select(group => group.Last())];

    /// <summary>Refuses an estimator before there is a folder that would have to be removed again.</summary>
    private void ThrowIfNotApplicable(ImageModellingTask task, Workspace workspace)
    {
        task.ProgramAt(0, _key, workspace).Check(_key, task.EstimateOptionsAt(0));
        workspace.Recycle();
    }

    private TrainingResult Train(ImageModellingTask task, RunPlace place, Workspace workspace, ProgressDisplay display)
    {
        var outputs = new TrainerOutputs
        {
            Records = place.Records,
            Checkpoints = place.Checkpoints,
            Progress = display,
            Time = _surroundings.Time,
        };
        var trainer = new Trainer(task, Schedule.Of(_request), _key.For("training"), outputs);
        if (_request.IsResumed && place.Checkpoints.Latest() is { } checkpoint)
        {
            trainer.Restore(checkpoint);
        }

        return trainer.Run(workspace, _surroundings.Interrupted);
    }
}
