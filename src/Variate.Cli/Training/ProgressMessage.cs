namespace Variate.Cli.Training;

/// <summary>A JSON line of a run under way.</summary>
internal sealed record ProgressMessage(
    string Type, long Step, long Steps, double Bound, double? GradientVariance, double StepsPerSecond, double? SecondsLeft);
