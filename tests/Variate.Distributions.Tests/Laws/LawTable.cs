using System.Reflection;

namespace Variate.Distributions.Tests.Laws;

/// <summary>All rows of all groups of laws.</summary>
internal static class LawTable
{
    private static readonly Dictionary<string, LawRow> ByName = All().ToDictionary(static row => row.Name);

    internal static LawRow Named(string name) => ByName[name];

    internal static TheoryData<string> Names() => [.. ByName.Keys];

    /// <summary>The names of the laws that can do something, and of which a condition holds.</summary>
    internal static TheoryData<string> NamesOf<TCapability>(Func<LawRow, bool>? condition = null)
        => [.. ByName.Values.Where(row => row.Law() is TCapability && condition?.Invoke(row) != false).Select(static row => row.Name)];

    private static IEnumerable<LawRow> All()
        => typeof(LawTable).Assembly.GetTypes()
            .Where(static type => type.IsClass && type.IsAssignableTo(typeof(ILawRows)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .SelectMany(static type => (IEnumerable<LawRow>)type.GetProperty(nameof(ILawRows.Rows), BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!);
}
