using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>A run on disk: a directory of JSON files that a person can read and a killed program leaves whole.</summary>
/// <remarks>
/// <para><c>settings.json</c> and <c>summary.json</c>: <see cref="RunSettings"/>, <see cref="RunSummary"/>.</para>
/// <para><c>metrics.jsonl</c> and <c>evaluations.jsonl</c>: one record a line, appended as the run goes.</para>
/// <para><c>images.json</c>: the image grids, pixels in base64.</para>
/// <para>One writer at a time; readers may come at any moment.</para>
/// </remarks>
public sealed class RunFolder
{
    private readonly string _settings;
    private readonly string _summary;
    private readonly string _metrics;
    private readonly string _evaluations;
    private readonly string _images;

    private RunFolder(string path)
    {
        Path = path;
        _settings = System.IO.Path.Combine(path, "settings.json");
        _summary = System.IO.Path.Combine(path, "summary.json");
        _metrics = System.IO.Path.Combine(path, "metrics.jsonl");
        _evaluations = System.IO.Path.Combine(path, "evaluations.jsonl");
        _images = System.IO.Path.Combine(path, "images.json");
    }

    /// <summary>The directory.</summary>
    public string Path { get; }

    /// <summary>Starts a run in a directory that holds none yet, and makes the directory where it is missing.</summary>
    /// <exception cref="IOException">The directory already holds a run.</exception>
    public static RunFolder Create(string path, RunSettings settings, RunSummary summary)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(summary);
        var folder = new RunFolder(path);
        if (File.Exists(folder._settings))
        {
            throw new IOException($"{path} already holds a run. Resume it, or choose another directory.");
        }

        Directory.CreateDirectory(path);
        folder.WriteSummary(summary);

        // The settings are what makes the directory a run, so they come last.
        JsonFile.Write(folder._settings, settings, RecordJson.Default.RunSettings);
        return folder;
    }

    /// <summary>Opens a run to read it.</summary>
    /// <exception cref="DirectoryNotFoundException">The directory holds no run.</exception>
    public static RunFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var folder = new RunFolder(path);
        return File.Exists(folder._settings)
            ? folder
            : throw new DirectoryNotFoundException($"{path} holds no run: it has no settings.json.");
    }

    /// <summary>Opens a run to go on after <paramref name="step"/>, and cuts every later record.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="step">Steps taken at the checkpoint from which the run goes on; 0 keeps no step.</param>
    /// <exception cref="DirectoryNotFoundException">The directory holds no run.</exception>
    /// <exception cref="RecordFormatException">A record is damaged.</exception>
    public static RunFolder Resume(string path, int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        RunFolder folder = Open(path);
        folder.CutAfter(step);
        return folder;
    }

    /// <summary>Replaces the settings, for example when a resumed run is given more steps.</summary>
    public void WriteSettings(RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        JsonFile.Write(_settings, settings, RecordJson.Default.RunSettings);
    }

    /// <summary>Replaces the summary.</summary>
    public void WriteSummary(RunSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        JsonFile.Write(_summary, summary, RecordJson.Default.RunSummary);
    }

    /// <summary>Appends a training record.</summary>
    public void Append(StepRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        JsonLinesFile.Append(_metrics, record, RecordJson.Default.StepRecord);
    }

    /// <summary>Appends an evaluation.</summary>
    public void Append(EvaluationRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        JsonLinesFile.Append(_evaluations, record, RecordJson.Default.EvaluationRecord);
    }

    /// <summary>Replaces the image grids.</summary>
    public void WriteImages(ImmutableArray<ImageGrid> images) =>
        JsonFile.Write(_images, images, RecordJson.Default.ImmutableArrayImageGrid);

    /// <summary>Reads the run as it stands.</summary>
    /// <exception cref="RecordFormatException">A file is damaged; the message names it and the line.</exception>
    public RunRecord Read() => new()
    {
        Settings = JsonFile.Read(_settings, RecordJson.Default.RunSettings),
        Summary = JsonFile.Read(_summary, RecordJson.Default.RunSummary),
        Steps = [.. JsonLinesFile.Read(_metrics, RecordJson.Default.StepRecord)],
        Evaluations = [.. JsonLinesFile.Read(_evaluations, RecordJson.Default.EvaluationRecord)],
        Images = File.Exists(_images) ? JsonFile.Read(_images, RecordJson.Default.ImmutableArrayImageGrid) : [],
    };

    private void CutAfter(int step)
    {
        JsonLinesFile.Write(
            _metrics,
            JsonLinesFile.Read(_metrics, RecordJson.Default.StepRecord).Where(record => record.Step <= step),
            RecordJson.Default.StepRecord);
        JsonLinesFile.Write(
            _evaluations,
            JsonLinesFile.Read(_evaluations, RecordJson.Default.EvaluationRecord).Where(record => record.Step <= step),
            RecordJson.Default.EvaluationRecord);
    }
}
