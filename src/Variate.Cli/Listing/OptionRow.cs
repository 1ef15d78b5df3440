namespace Variate.Cli.Listing;

/// <summary>An option of an estimator, or a setting of a problem.</summary>
internal sealed record OptionRow(string Name, string Default, string Expected, string Summary);
