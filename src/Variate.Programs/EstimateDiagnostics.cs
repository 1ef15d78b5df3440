namespace Variate.Programs;

/// <summary>What an estimate cost.</summary>
/// <param name="CostEvaluations">Evaluations of the cost per datum, summed over samples and readings.</param>
/// <param name="Visits">How often each choice was visited, by its name.</param>
public sealed record EstimateDiagnostics(long CostEvaluations, IReadOnlyDictionary<string, int> Visits);
