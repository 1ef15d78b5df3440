using Variate.Learning;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>A line now and then, for logs.</summary>
internal sealed class PlainDisplay : ProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private long? _last;

    internal PlainDisplay(TextWriter output, TimeProvider time)
    {
        _output = output;
        _time = time;
    }

    /// <inheritdoc/>
    internal override void Announce(RunSettings settings, string folder)
    {
        _output.WriteLine(ProgressText.Announcement(settings));
        _output.WriteLine($"Records: {folder}");
    }

    /// <inheritdoc/>
    public override void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        bool isDue = _last is not { } last || value.Step == value.Steps || _time.GetElapsedTime(last) >= Interval;
        if (isDue)
        {
            _last = _time.GetTimestamp();
            _output.WriteLine(ProgressText.Of(value));
        }
    }

    /// <inheritdoc/>
    internal override void Conclude(RunConclusion conclusion)
    {
        foreach (string line in ProgressText.Conclusion(conclusion))
        {
            _output.WriteLine(line);
        }
    }
}
