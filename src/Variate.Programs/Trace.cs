using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Programs;

/// <summary>The choices below a choice, by path: kept, so that their values can be replayed under another outer value.</summary>
public sealed class Trace
{
    private readonly SortedDictionary<int, TracedChoice> _choices = [];

    /// <summary>The choices, in the order of the program.</summary>
    public ImmutableArray<TracedChoice> Choices => [.. _choices.Values];

    /// <summary>The same choices, with another value of one of them.</summary>
    /// <param name="index">Its place in <see cref="Choices"/>.</param>
    /// <param name="value">Its value, with the leading axes of the run of the replay.</param>
    public Trace With(int index, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _choices.Count);
        var changed = new Trace();
        foreach ((int path, TracedChoice choice) in _choices)
        {
            changed._choices[path] = changed._choices.Count == index ? choice with { Value = value } : choice;
        }

        return changed;
    }

    internal void Record(SampleSite site, Run run, Tensor value) => _choices[run.Path] = new TracedChoice(site.Distribution, value);

    internal Tensor Replay(SampleSite site, Run run)
        => _choices.TryGetValue(run.Path, out TracedChoice? kept) && kept.Law.GetType() == site.Distribution.GetType()
            ? kept.Value
            : throw TookAnotherPath(site.NameAt(run));

    /// <summary>Refuses a replay that did not come to every choice.</summary>
    internal void ThrowIfNotAllIn(Trace replayed, string name)
    {
        if (replayed._choices.Count != _choices.Count)
        {
            throw TookAnotherPath(name);
        }
    }

    private static InvalidOperationException TookAnotherPath(string name)
        => new($"{name}: the program took another path when it was replayed with another value of an earlier choice. An estimator that replays needs a program whose choices are the same for every value; use a score-function estimator.");
}
