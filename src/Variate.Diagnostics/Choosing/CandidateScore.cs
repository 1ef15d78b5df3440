namespace Variate.Diagnostics;

/// <summary>How a candidate did: plain data.</summary>
public sealed record CandidateScore
{
    /// <summary>The name of the candidate.</summary>
    public required string Estimator { get; init; }

    /// <summary>Whether all its estimators are unbiased by their traits.</summary>
    public required bool ClaimsUnbiased { get; init; }

    /// <summary>Draws spent on it.</summary>
    public required long DrawCount { get; init; }

    /// <summary>The variance of one draw, averaged over elements.</summary>
    public required double Variance { get; init; }

    /// <summary>The squared bias, averaged over elements: 0 for an unbiased estimator, measured for one that is not.</summary>
    public required double SquaredBias { get; init; }

    /// <summary>Evaluations of cost and slope per datum and draw.</summary>
    public required double Price { get; init; }

    /// <summary>(variance + squared bias) × price: the candidates are ranked by it, lower is better.</summary>
    public required double Score { get; init; }

    /// <summary>The standard error of <see cref="Score"/>, by that of the variance.</summary>
    public required double ScoreStandardError { get; init; }

    /// <summary>The round after which it was dropped, because its score was above the best one beyond the noise; null: it stayed to the end.</summary>
    public int? DroppedInRound { get; init; }
}
