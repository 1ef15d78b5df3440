namespace Variate.Cli.Training;

/// <summary>A bound in the last JSON line.</summary>
internal sealed record BoundMessage(string Split, string Kind, double Value, double? StandardError);
