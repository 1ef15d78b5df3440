using System.Diagnostics.CodeAnalysis;

namespace Variate.DesignTests;

/// <summary>One of everything that a public surface can hold, beside what must not be listed.</summary>
[SuppressMessage("Design", "CA1000", Justification = "A static member of a generic type is one of the cases.")]
[SuppressMessage("Design", "CA1045", Justification = "A parameter by reference is one of the cases.")]
[SuppressMessage("Usage", "CA2225", Justification = "The operator needs no named twin here.")]
public abstract record PlantedSurface<T> : IDisposable
    where T : struct, IComparable<T>
{
    public static readonly int Limit = 3;

    private readonly int _count;

    protected PlantedSurface(int count)
    {
        _count = count;
    }

    public T Value { get; init; }

    internal int Hidden => _count;

    public static implicit operator int(PlantedSurface<T> surface) => surface.Hidden;

    public abstract string? Name<TOther>(
        in T value, ref int count, out TOther other, IReadOnlyList<string?>? names = null)
        where TOther : class;

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
    }

    public override string ToString() => nameof(PlantedSurface<>);
}
