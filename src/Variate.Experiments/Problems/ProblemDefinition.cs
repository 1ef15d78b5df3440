using System.Collections.Immutable;

namespace Variate.Experiments.Problems;

/// <summary>A problem that can be asked for by name, before its settings are known.</summary>
public sealed class ProblemDefinition
{
    private readonly Func<ProblemSettings, Problem> _create;

    internal ProblemDefinition(
        string name,
        string summary,
        string exactMethod,
        ImmutableArray<ProblemSetting> settings,
        ImmutableArray<string> citations,
        Func<ProblemSettings, Problem> create)
    {
        Name = name;
        Summary = summary;
        ExactMethod = exactMethod;
        Settings = settings;
        Citations = citations;
        _create = create;
    }

    /// <summary>The name on the command line.</summary>
    public string Name { get; }

    /// <summary>What is drawn and what it costs, in a few words.</summary>
    public string Summary { get; }

    /// <summary>How the exact gradient is computed.</summary>
    public string ExactMethod { get; }

    /// <summary>What can be set.</summary>
    public ImmutableArray<ProblemSetting> Settings { get; }

    /// <summary>Keys of the sources in <c>docs/references.bib</c>. May be empty.</summary>
    public ImmutableArray<string> Citations { get; }

    /// <summary>Makes the problem.</summary>
    /// <param name="settings">Texts <c>name=value</c>; settings that are not given have their defaults.</param>
    /// <exception cref="FormatException">There is no such setting, or a value that it does not take; the message says what exists.</exception>
    public Problem Create(params IEnumerable<string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return _create(ProblemSettings.Read(Name, Settings, settings));
    }
}
