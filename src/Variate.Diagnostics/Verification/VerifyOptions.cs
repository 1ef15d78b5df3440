namespace Variate.Diagnostics;

/// <summary>How much evidence a verification gathers, and how sure it is.</summary>
public sealed record VerifyOptions
{
    /// <summary>The largest probability that an unbiased estimator is called biased, over all coordinates and looks. In (0, 1).</summary>
    /// <value>0.01.</value>
    public double FalseAlarmRate { get; init; } = 0.01;

    /// <summary>The largest bias that may stay unseen, as a fraction of the largest element of the exact gradient. Not negative.</summary>
    /// <value>0.05.</value>
    public double RelativeTolerance { get; init; } = 0.05;

    /// <summary>A bias that may stay unseen whatever the gradient is; needed where the exact gradient is 0. Not negative.</summary>
    /// <value>0.</value>
    public double AbsoluteTolerance { get; init; }

    /// <summary>Draws in one estimate; the test compares means of such groups. At least 1.</summary>
    /// <value>64: group means are then near normal, which the test supposes.</value>
    public int DrawsPerGroup { get; init; } = 64;

    /// <summary>Groups before the first look; every later look doubles them. At least 16.</summary>
    /// <value>32.</value>
    public int FirstLook { get; init; } = 32;

    /// <summary>Looks, each at twice the groups of the one before, from 1 to 30.</summary>
    /// <value>9: at most 64 · 32 · 2⁸ = 524,288 draws.</value>
    public int LargestLookCount { get; init; } = 9;

    /// <summary>Whether the estimated objective is tested too. Ignored where the exact method gives none.</summary>
    /// <value>True.</value>
    public bool IncludesObjective { get; init; } = true;

    internal void ThrowIfOutOfRange()
    {
        if (FalseAlarmRate is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(FalseAlarmRate), FalseAlarmRate, "Expected a rate between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(RelativeTolerance);
        ArgumentOutOfRangeException.ThrowIfNegative(AbsoluteTolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawsPerGroup, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FirstLook, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestLookCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LargestLookCount, 30);
    }
}
