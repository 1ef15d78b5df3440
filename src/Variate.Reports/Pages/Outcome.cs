using Variate.Results;

namespace Variate.Reports.Pages;

/// <summary>What an outcome means, and what to try after a failure.</summary>
internal static class Outcome
{
    /// <summary>A short name for tables.</summary>
    public static string Name(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Running => "not ended",
        RunOutcome.Completed => "completed",
        RunOutcome.Interrupted => "interrupted",
        RunOutcome.NonFiniteCost => "cost not finite",
        RunOutcome.NonFiniteGradient => "gradient not finite",
        RunOutcome.NonFiniteParameter => "parameter not finite",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };

    /// <summary>Whole sentences for the summary; they say what the doc comments of <see cref="RunOutcome"/> say.</summary>
    public static string Sentence(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Running => "The run has not ended, or was killed; it can be resumed from its last checkpoint.",
        RunOutcome.Completed => "All steps were taken.",
        RunOutcome.Interrupted => "The run was stopped; it can be resumed from its last checkpoint.",
        RunOutcome.NonFiniteCost =>
            "It stopped because the cost was not finite: check the data, lower the learning rate, or use float64.",
        RunOutcome.NonFiniteGradient =>
            "It stopped because a gradient was not finite: lower the learning rate, raise the temperature, or use float64.",
        RunOutcome.NonFiniteParameter =>
            "It stopped because a parameter was not finite: lower the learning rate, or raise the optimiser's ε.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };
}
