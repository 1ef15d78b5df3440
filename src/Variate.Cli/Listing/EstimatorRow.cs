using System.Collections.Immutable;
using Variate.Experiments.Estimation;
using Variate.Programs;

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
    ImmutableArray<string> Citations)
{
    internal static EstimatorRow Of(EstimatorBlueprint estimator)
    {
        EstimatorTraits traits = estimator.Traits;
        return new EstimatorRow(
            traits.Name,
            traits.Summary,
            traits.IsUnbiased,
            traits.RequiresDifferentiableCost,
            traits.Supports.ToString(),
            traits.CostEvaluations,
            [.. estimator.Options.Select(option => new OptionRow(option.Name, option.DefaultValue, option.Expected, option.Summary))],
            traits.Citations);
    }
}
