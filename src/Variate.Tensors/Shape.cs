using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Variate.Tensors;

/// <summary>The sizes of a tensor's axes, outermost first. The empty shape is a scalar's.</summary>
/// <remarks>Written as a collection: <c>Shape shape = [24, 784];</c>. Equal when all sizes are equal.</remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>
{
    private readonly ImmutableArray<int> _sizes;

    private Shape(ImmutableArray<int> sizes)
    {
        _sizes = sizes;
    }

    /// <summary>The number of axes.</summary>
    public int Rank => _sizes.IsDefault ? 0 : _sizes.Length;

    /// <summary>The product of all sizes; 1 for a scalar.</summary>
    public int ElementCount
    {
        get
        {
            long count = 1;
            foreach (int size in this)
            {
                count *= size;
            }

            return checked((int)count);
        }
    }

    /// <summary>The size of one axis; <c>^1</c> is the last.</summary>
    public int this[Index axis] => AsSpan()[axis];

    /// <summary>The sizes of a range of axes.</summary>
    public Shape this[Range axes] => Create(AsSpan()[axes]);

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>A shape of the given sizes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public static Shape Create(ReadOnlySpan<int> sizes)
    {
        foreach (int size in sizes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(sizes));
        }

        return new Shape(ImmutableArray.Create(sizes));
    }

    /// <summary>The shape to which both broadcast: right-aligned, an axis of size 1 stretches.</summary>
    /// <exception cref="ShapeMismatchException">An axis has two sizes, neither of them 1.</exception>
    public static Shape Broadcast(Shape left, Shape right)
    {
        if (left == right)
        {
            return left;
        }

        Span<int> sizes = stackalloc int[Math.Max(left.Rank, right.Rank)];
        for (int fromEnd = 1; fromEnd <= sizes.Length; fromEnd++)
        {
            int a = fromEnd <= left.Rank ? left[^fromEnd] : 1;
            int b = fromEnd <= right.Rank ? right[^fromEnd] : 1;
            if (a != b && a != 1 && b != 1)
            {
                throw new ShapeMismatchException(
                    $"Shapes {left} and {right} do not broadcast: axis ^{fromEnd} has sizes {a} and {b}, neither of them 1.");
            }

            sizes[^fromEnd] = a == 1 ? b : a;
        }

        return Create(sizes);
    }

    /// <summary>Whether this shape becomes <paramref name="target"/> by stretching axes of size 1 and by new axes in front.</summary>
    internal bool BroadcastsTo(Shape target)
    {
        bool fits = Rank <= target.Rank;
        for (int fromEnd = 1; fits && fromEnd <= Rank; fromEnd++)
        {
            fits = this[^fromEnd] == 1 || this[^fromEnd] == target[^fromEnd];
        }

        return fits;
    }

    /// <summary>The sizes as a span.</summary>
    public ReadOnlySpan<int> AsSpan() => _sizes.IsDefault ? [] : _sizes.AsSpan();

    /// <summary>Enumerates the sizes, outermost first.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <summary>This shape with axes of size 1 put in front until it has <paramref name="rank"/> axes.</summary>
    public Shape PadLeft(int rank)
    {
        if (rank <= Rank)
        {
            return this;
        }

        Span<int> sizes = stackalloc int[rank];
        sizes.Fill(1);
        AsSpan().CopyTo(sizes[(rank - Rank)..]);
        return Create(sizes);
    }

    /// <summary>This shape with the size of one axis replaced.</summary>
    public Shape With(Index axis, int size)
    {
        Span<int> sizes = stackalloc int[Rank];
        AsSpan().CopyTo(sizes);
        sizes[axis] = size;
        return Create(sizes);
    }

    /// <summary>This shape without one axis.</summary>
    public Shape Without(Index axis)
    {
        int removed = axis.GetOffset(Rank);
        return [.. this[..removed], .. this[(removed + 1)..]];
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int size in this)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The sizes as <c>[24, 784]</c>.</summary>
    public override string ToString()
    {
        IEnumerable<string> sizes = AsSpan().ToArray().Select(size => size.ToString(CultureInfo.InvariantCulture));
        return $"[{string.Join(", ", sizes)}]";
    }
}
