using System.Collections.Immutable;

namespace Variate.Cli.Listing;

/// <summary>A built-in problem and what can be set.</summary>
internal sealed record ProblemRow(
    string Name,
    string Summary,
    string ExactMethod,
    ImmutableArray<OptionRow> Settings,
    ImmutableArray<string> Citations);
