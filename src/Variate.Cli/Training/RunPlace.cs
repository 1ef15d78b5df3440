using System.Globalization;
using Variate.Learning.Checkpoints;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>The folder of a run: a new one, or that of the run to go on with.</summary>
internal sealed class RunPlace
{
    private readonly string _path;
    private readonly TrainRequest _request;
    private readonly Surroundings _surroundings;
    private RunFolder? _records;

    private RunPlace(string path, TrainRequest request, Surroundings surroundings)
    {
        _path = path;
        _request = request;
        _surroundings = surroundings;
        Checkpoints = new CheckpointFolder(Path.Combine(path, "checkpoint"));
    }

    /// <summary>The folder as one would write it in the working folder.</summary>
    internal string ShownPath => RunNames.Shown(_path, _surroundings);

    /// <summary>Where the model is saved.</summary>
    internal CheckpointFolder Checkpoints { get; }

    /// <summary>Where the measurements go, once the place is open.</summary>
    internal RunFolder Records => _records ?? throw new InvalidOperationException("The place is not open yet.");

    /// <summary>Finds the folder and changes nothing.</summary>
    /// <exception cref="BadInputException">The folder for a new run is taken.</exception>
    internal static RunPlace Find(TrainRequest request, Surroundings surroundings)
    {
        string path = request.Output ?? RunNames.Free(request, surroundings);
        if (!request.IsResumed && (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())))
        {
            string shown = RunNames.Shown(path, surroundings);
            throw new BadInputException(
                $"Expected a new or empty folder for the run, got {shown}, which has files. Choose another --output, or go on with the run in it by --output {CommandText.Quoted(shown)} --resume.");
        }

        return new RunPlace(path, request, surroundings);
    }

    /// <summary>Makes the folder, or opens it and drops what was recorded after the last checkpoint.</summary>
    /// <returns>The summary before this sitting.</returns>
    internal RunSummary Open(RunSettings settings)
    {
        if (!_request.IsResumed)
        {
            var fresh = new RunSummary
            {
                Outcome = RunOutcome.Running,
                Machine = Machine.Description,
                StartedAt = _surroundings.Time.GetUtcNow(),
                TotalSeconds = 0,
            };
            _records = RunFolder.Create(_path, settings, fresh);
            return fresh;
        }

        int done = Checkpoints.Latest()?.Step ?? 0;
        if (done > settings.Steps)
        {
            throw new BadInputException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected at least the {done} steps that the run in {ShownPath} has done, got --steps {settings.Steps}. Give more steps, or start a new run."));
        }

        _records = RunFolder.Resume(_path, done);
        _records.WriteSettings(settings);
        RunSummary before = _records.Read().Summary with { Outcome = RunOutcome.Running };
        _records.WriteSummary(before);
        return before;
    }
}
