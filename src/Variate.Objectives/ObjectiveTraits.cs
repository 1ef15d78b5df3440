using System.Collections.Immutable;

namespace Variate.Objectives;

/// <summary>What an objective promises and needs, as data: errors, documentation and the contract tests read it.</summary>
public sealed record ObjectiveTraits
{
    /// <summary>The name, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what it does.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the expected gradient, towards every parameter, is the gradient of the expected value.</summary>
    public required bool IsUnbiased { get; init; }

    /// <summary>Whether the expected value is at most ln p(x).</summary>
    public required bool IsLowerBound { get; init; }

    /// <summary>The least number of particles. A choice under vimco needs two.</summary>
    public required int LeastParticleCount { get; init; }

    /// <summary>Evaluations of ln p(x, z) a datum, and backward passes beside the last one, as a formula.</summary>
    public required string CostEvaluations { get; init; }

    /// <summary>Keys of the sources in <c>docs/references.bib</c>.</summary>
    public required ImmutableArray<string> Citations { get; init; }
}
