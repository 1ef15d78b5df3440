namespace Variate.Cli.Listing;

/// <summary>A task and its default settings.</summary>
internal sealed record TaskRow(string Name, string Summary, string Estimator, int Steps, int Batch, double Rate);
