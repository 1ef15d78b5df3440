namespace Variate.Tensors;

/// <summary>A named leaf whose values an optimiser changes between steps.</summary>
/// <remarks>
/// The values are changed in place: a tensor computed from <see cref="Value"/> keeps what it computed, but <see cref="Value"/> itself, and
/// every view of it, shows the new values.
/// </remarks>
public sealed class Parameter
{
    private readonly Storage _storage;

    /// <summary>A parameter with initial values, which are copied.</summary>
    /// <param name="name">Unique in a model; written in checkpoints and reports.</param>
    /// <param name="initial">The values to start from.</param>
    public Parameter(string name, Tensor initial)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(initial);
        Name = name;
        _storage = Storage.Persistent(initial.ElementType, initial.ElementCount);
        initial.Storage.AsSpan<byte>().CopyTo(_storage.AsSpan<byte>());
        Value = Tensor.LeafOf(_storage, initial.Shape, null);
    }

    /// <summary>The name in checkpoints and reports.</summary>
    public string Name { get; }

    /// <summary>The leaf that programs compute with.</summary>
    public Tensor Value { get; private set; }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape => Value.Shape;

    /// <summary>The leaf of the parameter, so that one can write a parameter where a tensor is expected.</summary>
    public static implicit operator Tensor(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Value;
    }

    /// <summary>The leaf of the parameter.</summary>
    public Tensor ToTensor() => Value;

    /// <summary>Makes what is computed from this parameter take its memory and threads from <paramref name="workspace"/>.</summary>
    public void AttachTo(Workspace? workspace) => Value = Tensor.LeafOf(_storage, Shape, workspace);

    /// <summary>The values, to be changed in place between steps.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type.</exception>
    public Span<T> MutableElements<T>()
        where T : unmanaged
    {
        Requires.ElementTypeIs<T>(Value.ElementType);
        _storage.MarkChanged();
        return _storage.AsSpan<T>();
    }
}
