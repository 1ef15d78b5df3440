using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>Empty maps with the ordinal order of the records, so that their JSON does not depend on the culture.</summary>
internal static class NumberMap
{
    /// <summary>No numbers.</summary>
    public static ImmutableSortedDictionary<string, double> Empty { get; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);
}
