namespace Variate.Experiments.Data.Published;

/// <summary>A file of a data set that others distribute.</summary>
/// <param name="Set">The name of the set, as <see cref="DataFolder.KnownNames"/> has it.</param>
/// <param name="Folder">Where it is put, relative to the data folder.</param>
/// <param name="Name">Its name there, with ".gz".</param>
/// <param name="Digest">Tells an intact file.</param>
/// <param name="Address">Where it can be fetched; null where nobody distributes it in this form.</param>
/// <param name="Format">The form at that address.</param>
public sealed record PublishedFile(
    string Set,
    string Folder,
    string Name,
    Digest Digest,
    Uri? Address,
    PublishedFormat Format = PublishedFormat.GzippedIdx);
