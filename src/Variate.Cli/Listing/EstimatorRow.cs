using System.Collections.Immutable;

namespace Variate.Cli.Listing;

/// <summary>An estimator, its traits and its options.</summary>
internal sealed record EstimatorRow(
    string Name,
    string Summary,
    bool IsUnbiased,
    bool RequiresDifferentiableCost,
    string Supports,
    string CostEvaluations,
    ImmutableArray<OptionRow> Options,
    ImmutableArray<string> Citations);
