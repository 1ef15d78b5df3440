namespace Variate.Diagnostics;

/// <summary>An estimator that was not measured, and why.</summary>
/// <param name="Estimator">The name of the candidate.</param>
/// <param name="Reason">What it lacks or what went wrong.</param>
public sealed record Refusal(string Estimator, string Reason);
