namespace Variate.Cli.Training;

/// <summary>The first JSON line of a run.</summary>
internal sealed record StartMessage(string Type, string Folder, string Command, string Model, string DataSet, int Steps);
