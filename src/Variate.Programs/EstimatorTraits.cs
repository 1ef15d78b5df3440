using System.Collections.Immutable;

namespace Variate.Programs;

/// <summary>What an estimator promises and needs, as data: errors, documentation, the command line and the contract tests read it.</summary>
public sealed record EstimatorTraits
{
    /// <summary>The name on the command line, lower case with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what it does.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the expectation of the estimate is the gradient of the expected cost.</summary>
    public required bool IsUnbiased { get; init; }

    /// <summary>Whether the cost must be differentiable in the value of the choice.</summary>
    public required bool RequiresDifferentiableCost { get; init; }

    /// <summary>The choices it takes.</summary>
    public required SupportKind Supports { get; init; }

    /// <summary>Cost evaluations a datum for one choice, as a formula.</summary>
    public required string CostEvaluations { get; init; }

    /// <summary>Keys of the sources in <c>docs/references.bib</c>.</summary>
    public required ImmutableArray<string> Citations { get; init; }

    /// <summary>What to use instead where it is not applicable; ends an error message.</summary>
    public required string Advice { get; init; }
}
