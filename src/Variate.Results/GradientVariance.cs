using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>Variance of a gradient estimate over fresh draws, averaged over the coordinates.</summary>
public sealed record GradientVariance
{
    /// <summary>The mean over all coordinates of all parameters.</summary>
    public required double Total { get; init; }

    /// <summary>The mean over the coordinates of each parameter group, by name. May be empty.</summary>
    public ImmutableSortedDictionary<string, double> ByGroup
    {
        get;

        // The generated reader assigns null where the file has no such field.
        init => field = value ?? NumberMap.Empty;
    } = NumberMap.Empty;
}
