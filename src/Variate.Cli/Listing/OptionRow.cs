namespace Variate.Cli.Listing;

/// <summary>An option of an estimator.</summary>
internal sealed record OptionRow(string Name, string Default, string Expected, string Summary);
