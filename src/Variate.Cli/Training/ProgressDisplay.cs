using Variate.Learning;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>Shows a run to whoever waits for it.</summary>
internal abstract class ProgressDisplay : IProgress<TrainingProgress>
{
    /// <summary>The display for where the output goes.</summary>
    internal static ProgressDisplay For(TrainRequest request, Surroundings surroundings)
    {
        if (request.IsJson)
        {
            return new JsonDisplay(surroundings.Out);
        }

        return surroundings.Terminal is { } terminal ? new TerminalDisplay(terminal) : new PlainDisplay(surroundings.Out, surroundings.Time);
    }

    /// <summary>Says what is about to be done.</summary>
    internal abstract void Announce(RunSettings settings, string folder);

    /// <summary>Runs the training while the display is up.</summary>
    internal virtual TrainingResult During(Func<TrainingResult> training) => training();

    /// <summary>Says how far the run is.</summary>
    public abstract void Report(TrainingProgress value);

    /// <summary>Says how the run ended, and where it is kept.</summary>
    internal abstract void Conclude(RunConclusion conclusion);
}
