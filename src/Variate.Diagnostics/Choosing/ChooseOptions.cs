using System.Collections.Immutable;

namespace Variate.Diagnostics;

/// <summary>What may be spent on choosing an estimator, and what may be chosen.</summary>
public sealed record ChooseOptions
{
    /// <summary>
    /// Evaluations of cost and slope per datum, over all candidates together; at least 1. A round that has begun is finished, so somewhat more may be spent.
    /// </summary>
    /// <value>200,000.</value>
    public long Budget { get; init; } = 200_000;

    /// <summary>The candidates.</summary>
    /// <value>Null: the catalog, as <see cref="EstimatorOffers.For"/> offers it.</value>
    public ImmutableArray<Candidate>? Candidates { get; init; }

    /// <summary>Whether an estimator that is biased by its traits may be chosen, by its mean squared error.</summary>
    /// <value>False.</value>
    public bool AllowsBiased { get; init; }

    /// <summary>The estimator in use: it is kept unless another one is better beyond the noise, so that looking again does not flap.</summary>
    /// <value>Null: none.</value>
    public string? Incumbent { get; init; }

    /// <summary>Draws in one estimate, at least 1.</summary>
    /// <value>16.</value>
    public int DrawsPerGroup { get; init; } = 16;

    internal void ThrowIfOutOfRange()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Budget, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawsPerGroup, 1);
    }
}
