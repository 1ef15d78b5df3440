namespace Variate.Diagnostics;

/// <summary>A comparison at one point of a training trajectory.</summary>
/// <param name="Point">From 0.</param>
/// <param name="Comparison">All estimators, at the same parameters.</param>
public sealed record TrajectoryPoint(int Point, ComparisonReport Comparison);
