using System.Globalization;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>The largest relative error in binary64 by family, parameters and region of the level.</summary>
internal static class ErrorMap
{
    private static readonly (string Name, double From, double Below)[] Regions =
        [("below 1e-3", 0, 1e-3), ("to 0.1", 1e-3, 0.1), ("to 0.9", 0.1, 0.9), ("to 0.999", 0.9, 0.9990001), ("above", 0.9990001, 2)];

    /// <summary>Markdown, the worst over all parameters of a family. A region without points is empty.</summary>
    public static IEnumerable<string> FamilyLines(IReadOnlyList<ReferenceEntry> entries) =>
        Lines([.. entries.Select(entry => entry with { Parameters = "all" })]);

    /// <summary>Markdown, a line for each set of parameters. A region without points is empty.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ReferenceEntry> entries)
    {
        yield return $"| family | parameters | {string.Join(" | ", Regions.Select(region => region.Name))} | no level |";
        yield return $"|---|---|{string.Concat(Regions.Select(_ => "---|"))}---|";
        foreach (IGrouping<(string Family, string Parameters), ReferenceEntry> cell in entries.GroupBy(entry => (entry.Family, entry.Parameters)))
        {
            IEnumerable<string> errors = Regions
                .Select(region => Worst(cell.Where(entry => entry.Level >= region.From && entry.Level < region.Below)))
                .Append(Worst(cell.Where(entry => double.IsNaN(entry.Level))));
            yield return $"| {cell.Key.Family} | {cell.Key.Parameters} | {string.Join(" | ", errors)} |";
        }
    }

    private static string Worst(IEnumerable<ReferenceEntry> entries)
    {
        double[] errors = [.. entries.Select(entry => AccuracyTable.RelativeError(entry, ElementType.Float64))];
        return errors.Length == 0 ? string.Empty : errors.Max().ToString("0e+0", CultureInfo.InvariantCulture);
    }
}
