using System.Collections.Immutable;

namespace Variate.Experiments.Data;

/// <summary>Indicates that a folder of data, or a file of a data set in it, is not there.</summary>
public sealed class DataNotFoundException : IOException
{
    /// <summary>Reports what was looked for and where.</summary>
    /// <param name="missing">What is not there, as a noun phrase.</param>
    /// <param name="searched">The folders looked into.</param>
    /// <param name="advice">What to do about it, in sentences.</param>
    public DataNotFoundException(string missing, ImmutableArray<string> searched, string advice)
        : base($"Expected {missing}; looked in {string.Join(" and ", searched)}. {advice}")
    {
        Missing = missing;
        Searched = searched;
    }

    /// <summary>What is not there.</summary>
    public string Missing { get; }

    /// <summary>The folders looked into, in order.</summary>
    public ImmutableArray<string> Searched { get; }
}
