namespace Variate.Cli.Datasets;

/// <summary>One file, checked.</summary>
/// <param name="Set">The data set.</param>
/// <param name="File">The name of the file.</param>
/// <param name="State">missing, intact or different.</param>
/// <param name="Path">Where it is, or belongs.</param>
internal sealed record CheckRow(string Set, string File, string State, string Path);
