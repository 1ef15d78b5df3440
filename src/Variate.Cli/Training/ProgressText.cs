using System.Globalization;
using Variate.Learning;
using Variate.Results;

namespace Variate.Cli.Training;

/// <summary>The words of a progress display.</summary>
internal static class ProgressText
{
    internal static string Announcement(RunSettings settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"Training a {settings.Model} on {settings.DataSet}: {settings.Estimator} estimator, {settings.Steps:N0} steps of {settings.BatchSize}, {settings.Threads} threads.");

    internal static string Of(TrainingProgress progress)
        => string.Create(CultureInfo.InvariantCulture, $"step {progress.Step:N0} of {progress.Steps:N0}: {Measurements(progress)}");

    /// <summary>Bound, variance, speed and time left.</summary>
    internal static string Measurements(TrainingProgress progress)
    {
        string variance = progress.GradientVariance is { } value ? string.Create(CultureInfo.InvariantCulture, $", variance {value:0.0e+0}") : "";
        string left = progress.TimeLeft is { } time ? $", {Duration(time)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"bound {progress.Bound:F2}{variance}, {progress.StepsPerSecond:N0} steps/s{left}");
    }

    internal static IEnumerable<string> Conclusion(RunConclusion conclusion)
    {
        foreach (EvaluationRecord evaluation in conclusion.Evaluations)
        {
            string error = evaluation.StandardError is { } value ? string.Create(CultureInfo.InvariantCulture, $" ± {value:F2}") : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"{evaluation.Kind} on {evaluation.Split} images: {evaluation.Value:F2}{error} nats");
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Ending(conclusion.Outcome)} {conclusion.Steps:N0} steps in {Duration(TimeSpan.FromSeconds(conclusion.Seconds))}.");
        if (conclusion.Outcome == RunOutcome.Interrupted)
        {
            yield return $"Go on with: variate train --output {CommandText.Quoted(conclusion.Folder)} --resume";
        }

        yield return $"Report: {conclusion.Report}";
    }

    /// <summary>How a run ended and, where it failed, what to try.</summary>
    internal static string Ending(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Completed => "Done:",
        RunOutcome.Interrupted => "Interrupted and saved after",
        RunOutcome.NonFiniteCost =>
            "Stopped: the cost became infinite or NaN. The last good checkpoint is kept. Try a lower --rate, or look at the data. It happened after",
        RunOutcome.NonFiniteGradient =>
            "Stopped: a gradient became infinite or NaN. The last good checkpoint is kept. Try a lower --rate, or a higher temperature. It happened after",
        RunOutcome.NonFiniteParameter =>
            "Stopped: an update made a parameter infinite or NaN. The last good checkpoint is kept. Try a lower --rate. It happened after",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Expected the outcome of a run that has ended."),
    };

    private static string Duration(TimeSpan time)
        => time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
