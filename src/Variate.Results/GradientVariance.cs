using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>Variance of a gradient estimate over fresh draws, summed over the coordinates.</summary>
public sealed record GradientVariance
{
    /// <summary>Sum over all parameters.</summary>
    public required double Total { get; init; }

    /// <summary>The part of each parameter group, by name. May be empty.</summary>
    public ImmutableSortedDictionary<string, double> ByGroup { get; init; } = NumberMap.Empty;
}
