using System.Collections;
using System.Collections.Immutable;

namespace Variate.Tensors;

/// <summary>Parameters in a fixed order, each under a name of its own.</summary>
public sealed class ParameterSet : IReadOnlyList<Parameter>
{
    private readonly ImmutableArray<Parameter> _parameters;

    /// <summary>A set in the given order.</summary>
    /// <exception cref="ArgumentException">Two parameters have one name.</exception>
    public ParameterSet(params IEnumerable<Parameter> parameters)
    {
        _parameters = [.. parameters];
        string? repeated = _parameters.GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (repeated is not null)
        {
            throw new ArgumentException($"Expected every parameter to have a name of its own, got two named '{repeated}'.", nameof(parameters));
        }
    }

    /// <inheritdoc/>
    public int Count => _parameters.Length;

    /// <summary>The elements of all parameters together.</summary>
    public long ElementCount => _parameters.Sum(parameter => (long)parameter.Shape.ElementCount);

    /// <inheritdoc/>
    public Parameter this[int index] => _parameters[index];

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator() => ((IEnumerable<Parameter>)_parameters).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Attaches every parameter to a workspace; null detaches.</summary>
    public void AttachTo(Workspace? workspace)
    {
        foreach (Parameter parameter in _parameters)
        {
            parameter.AttachTo(workspace);
        }
    }
}
