using System.Globalization;
using Variate.Tensors;

namespace Variate.VariableNablaBenchmark;

/// <summary>The largest relative error of every family and element type, with its point.</summary>
internal static class AccuracyTable
{
    /// <summary>Markdown.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ReferenceEntry> entries)
    {
        yield return "| family | type | points | median | max | max/max(1, cond) | worst value | parameters | level |";
        yield return "|---|---|---|---|---|---|---|---|---|";
        foreach (IGrouping<string, ReferenceEntry> family in entries.GroupBy(entry => entry.Family))
        {
            yield return Line(family.Key, ElementType.Float64, [.. family]);
            yield return Line(family.Key, ElementType.Float32, [.. family.Where(entry => entry.IsSingle)]);
        }
    }

    /// <summary>|got − exact| over its unit; where that is 0, the result itself.</summary>
    public static double RelativeError(ReferenceEntry entry, ElementType type)
    {
        double error = Math.Abs(entry.Evaluate(type) - entry.Value);
        double relative = entry.Unit == 0 ? error : error / entry.Unit;
        return double.IsNaN(relative) ? double.PositiveInfinity : relative;
    }

    private static string Line(string family, ElementType type, IReadOnlyList<ReferenceEntry> entries)
    {
        if (entries.Count == 0)
        {
            return $"| {family} | {type} | 0 | | | | | | |";
        }

        (double Error, ReferenceEntry Entry)[] rows =
            [.. entries.Select(entry => (RelativeError(entry, type), entry)).OrderBy(row => row.Item1)];
        (double error, ReferenceEntry worst) = rows[^1];
        double conditioned = rows.Max(row => row.Error / Math.Max(1, row.Entry.Condition));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {family} | {type} | {rows.Length} | {rows[rows.Length / 2].Error:0.0e+00} | {error:0.0e+00} | {conditioned:0.0e+00} | {worst.Point} | {worst.Parameters} | {worst.Level:G6} |");
    }
}
