using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Variate.Experiments.Data.Published;
using static System.FormattableString;

namespace Variate.Cli.Datasets;

/// <summary>What <c>variate data check</c> found.</summary>
internal sealed class CheckReport
{
    private readonly string _folder;
    private readonly bool _requiresAll;
    private readonly ImmutableArray<FileCheck> _checks;

    private CheckReport(string folder, bool requiresAll, ImmutableArray<FileCheck> checks)
    {
        _folder = folder;
        _requiresAll = requiresAll;
        _checks = checks;
    }

    /// <summary>Checks the named sets, of which every file must be there; or all known sets, of which any may be missing.</summary>
    internal static CheckReport Of(string folder, string[] sets)
    {
        ImmutableArray<PublishedFile> files = sets.Length == 0
            ? PublishedFiles.All
            : [.. sets.Distinct().SelectMany(PublishedFiles.Of)];
        return new CheckReport(folder, sets.Length > 0, [.. files.Select(file => FileCheck.Of(folder, file))]);
    }

    internal string ToJson()
        => JsonSerializer.Serialize(
            [.. _checks.Select(check => new CheckRow(check.File.Set, check.File.Name, NameOf(check.State), check.Path))],
            CheckJson.Default.CheckRowArray);

    internal string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(Invariant($"Data folder {_folder}"));
        foreach (FileCheck check in _checks)
        {
            text.AppendLine(Invariant($"  {check.File.Set,-16} {NameOf(check.State),-10} {check.File.Name}"));
        }

        return text.ToString();
    }

    /// <summary>Refuses to call a damaged file, or a missing file of a set that was asked for, a success.</summary>
    /// <exception cref="BadInputException">There is such a file.</exception>
    internal void ThrowIfNotIntact()
    {
        if (_checks.FirstOrDefault(check => check.State == FileState.Different) is { } different)
        {
            throw new BadInputException(
                $"Expected {different.Path} as it was published, got other content. Remove it and run 'variate data get {different.File.Set}', or give your own set a folder of another name.");
        }

        if (_requiresAll && _checks.FirstOrDefault(check => check.State == FileState.Missing) is { } missing)
        {
            throw new BadInputException($"Expected {missing.Path}, which is not there. Run 'variate data get {missing.File.Set}', or copy it there.");
        }
    }

    private static string NameOf(FileState state) => state switch
    {
        FileState.Missing => "missing",
        FileState.Intact => "intact",
        FileState.Different => "different",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
