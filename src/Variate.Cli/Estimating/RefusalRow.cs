namespace Variate.Cli.Estimating;

/// <summary>An estimator that a problem does not take.</summary>
internal sealed record RefusalRow(string Problem, string Estimator, string Reason);
