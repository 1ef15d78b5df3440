namespace Variate.Diagnostics;

/// <summary>How estimators are measured.</summary>
public sealed record CompareOptions
{
    /// <summary>Draws of the whole program for each estimator; rounded up to whole groups, at least 4 of them.</summary>
    /// <value>65,536.</value>
    public long DrawCount { get; init; } = 1 << 16;

    /// <summary>Draws in one estimate. The cosine is that of such a group. At least 1.</summary>
    /// <value>64.</value>
    public int DrawsPerGroup { get; init; } = 64;

    /// <summary>The level of the confidence intervals of a bias. In (0, 1).</summary>
    /// <value>0.99.</value>
    public double ConfidenceLevel { get; init; } = 0.99;

    /// <summary>Draws of the reference that is used when there is no exact gradient.</summary>
    /// <value>262,144.</value>
    public long ReferenceDrawCount { get; init; } = 1 << 18;

    /// <summary>Whether RAM is measured too, where it applies, as the yardstick of the other variances.</summary>
    /// <value>True.</value>
    public bool MeasuresOptimum { get; init; } = true;

    /// <summary>Measures seconds. The library has no clock of its own.</summary>
    /// <value>Null: seconds are not measured, and the report is the same for the same key.</value>
    public TimeProvider? Time { get; init; }

    internal long GroupCount => Math.Max(4, (DrawCount + DrawsPerGroup - 1) / DrawsPerGroup);

    internal void ThrowIfOutOfRange()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawsPerGroup, 1);
        if (ConfidenceLevel is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ConfidenceLevel), ConfidenceLevel, "Expected a level between 0 and 1.");
        }
    }
}
