using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Variate.Learning;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>One JSON object a line, each with its type, for other programs.</summary>
internal sealed class JsonDisplay : ProgressDisplay
{
    private readonly TextWriter _output;

    internal JsonDisplay(TextWriter output)
    {
        _output = output;
    }

    /// <inheritdoc/>
    internal override void Announce(RunSettings settings, string folder)
        => Write(new StartMessage("start", folder, settings.Command, settings.Model, settings.DataSet, settings.Steps), MessageJson.Default.StartMessage);

    /// <inheritdoc/>
    public override void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Write(
            new ProgressMessage("progress", value.Step, value.Steps, value.Bound, value.GradientVariance, value.StepsPerSecond, value.TimeLeft?.TotalSeconds),
            MessageJson.Default.ProgressMessage);
    }

    /// <inheritdoc/>
    internal override void Conclude(RunConclusion conclusion) => Write(
        new EndMessage(
            "end",
            conclusion.Outcome,
            conclusion.Steps,
            conclusion.Seconds,
            conclusion.Folder,
            conclusion.Report,
            [.. conclusion.Evaluations.Select(evaluation => new BoundMessage(evaluation.Split, evaluation.Kind, evaluation.Value, evaluation.StandardError))]),
        MessageJson.Default.EndMessage);

    private void Write<T>(T message, JsonTypeInfo<T> type) => _output.WriteLine(JsonSerializer.Serialize(message, type));
}
