namespace Variate.Programs;

/// <summary>What an estimate cost, and what its samples were worth.</summary>
/// <param name="CostEvaluations">Evaluations of the cost per datum, summed over samples and readings.</param>
/// <param name="Visits">How often each choice was visited, by its name.</param>
public sealed record EstimateDiagnostics(long CostEvaluations, IReadOnlyDictionary<string, int> Visits)
{
    /// <summary>Evaluations per datum of the slope of the cost at a choice's value, which an estimator that differentiates the cost takes.</summary>
    public long SlopeEvaluations { get; init; }

    /// <summary>
    /// 1/Σ w̃² of the importance weights of a bound, averaged over data and draws: from 1 (one particle decides) to the number of particles.
    /// Null for a program without a bound.
    /// </summary>
    public double? EffectiveSampleSize { get; init; }
}
