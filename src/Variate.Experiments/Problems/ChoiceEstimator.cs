namespace Variate.Experiments.Problems;

/// <summary>Which estimator a choice of a problem has.</summary>
/// <param name="Choice">The name of the choice.</param>
/// <param name="Estimator">The estimator with its options, or the rule of a bound.</param>
public sealed record ChoiceEstimator(string Choice, string Estimator);
