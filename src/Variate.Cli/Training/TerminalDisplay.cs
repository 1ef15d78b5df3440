using Spectre.Console;
using Variate.Learning;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>A bar that moves, for a person at a terminal.</summary>
internal sealed class TerminalDisplay : ProgressDisplay
{
    // Bar, percentage and measurements fit into 80 columns.
    private const int BarWidth = 16;

    private readonly IAnsiConsole _terminal;
    private ProgressTask? _bar;

    internal TerminalDisplay(IAnsiConsole terminal)
    {
        _terminal = terminal;
    }

    /// <inheritdoc/>
    internal override void Announce(RunSettings settings, string folder)
    {
        _terminal.MarkupLineInterpolated($"{ProgressText.Announcement(settings)}");
        _terminal.MarkupLineInterpolated($"[dim]Records: {folder}. Ctrl-C stops and saves.[/]");
    }

    /// <inheritdoc/>
    internal override TrainingResult During(Func<TrainingResult> training)
        => _terminal.Progress()
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                _bar = context.AddTask("starting");
                return training();
            });

    /// <inheritdoc/>
    public override void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_bar is { } bar)
        {
            bar.MaxValue = value.Steps;
            bar.Value = value.Step;
            bar.Description = ProgressText.Measurements(value);
        }
    }

    /// <inheritdoc/>
    internal override void Conclude(RunConclusion conclusion)
    {
        foreach (string line in ProgressText.Conclusion(conclusion))
        {
            _terminal.MarkupLineInterpolated($"{line}");
        }
    }
}
