using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>Empty maps with the ordinal order of the records, so that their JSON does not depend on the culture.</summary>
internal static class TextMap
{
    /// <summary>No texts.</summary>
    public static ImmutableSortedDictionary<string, string> Empty { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
