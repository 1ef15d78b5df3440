using System.Collections.Immutable;

namespace Variate.Diagnostics;

/// <summary>The outcome of a verification: plain data.</summary>
public sealed record VerificationReport
{
    /// <summary>The name of the problem.</summary>
    public required string Problem { get; init; }

    /// <summary>The name of the estimator.</summary>
    public required string Estimator { get; init; }

    /// <summary>How the exact gradient was computed.</summary>
    public required string ExactMethod { get; init; }

    /// <summary>What was found.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The choices that no gradient reaches; empty unless that is the verdict.</summary>
    public ImmutableArray<string> UnreachedChoices { get; init; } = [];

    /// <summary>
    /// Every coordinate's bias is within this, in the units of the gradient, by simultaneous confidence intervals of level 1 − the false-alarm rate;
    /// +∞ when the numbers were not finite.
    /// </summary>
    public required double Within { get; init; }

    /// <summary>The bound that <see cref="Within"/> had to meet.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The coordinate furthest from its exact value, in standard errors; null when the numbers were not finite.</summary>
    public required CoordinateCheck? Worst { get; init; }

    /// <summary>Mean − exact at <see cref="Worst"/>.</summary>
    public double? Bias => Worst?.Mean - Worst?.Exact;

    /// <summary>The half-width of the confidence interval of <see cref="Bias"/>, at the simultaneous level.</summary>
    public required double? BiasHalfWidth { get; init; }

    /// <summary>The |z| above which a coordinate was rejected at the last look taken.</summary>
    public required double CriticalZ { get; init; }

    /// <summary>The stated bound of the probability that an unbiased estimator is rejected.</summary>
    public required double FalseAlarmRate { get; init; }

    /// <summary>Draws of the whole program.</summary>
    public required long DrawCount { get; init; }

    /// <summary>Looks taken at the evidence.</summary>
    public required int LookCount { get; init; }

    /// <summary>Evaluations of the cost per datum and draw.</summary>
    public required double CostEvaluationsPerDraw { get; init; }

    /// <summary>Every coordinate, the objective first if it was tested; none when the numbers were not finite.</summary>
    public required ImmutableArray<CoordinateCheck> Coordinates { get; init; }
}
