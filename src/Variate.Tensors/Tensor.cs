using System.Collections.Immutable;
using System.Globalization;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <summary>An immutable dense array of numbers, row-major, that remembers how it was made when a gradient may be asked for.</summary>
/// <remarks>
/// <para>Binary operations broadcast from the right, as in NumPy. The element types of operands must agree.</para>
/// <para>A tensor carries two marks that refuse wrong programs: <see cref="LeadingAxes"/> and <see cref="IsSevered"/>.</para>
/// </remarks>
public sealed partial class Tensor
{
    /// <summary>The value of <see cref="LeadingAxes"/> of a tensor that depends on no random choice.</summary>
    public const int NoLeadingAxes = -1;

    internal Tensor(Storage storage, Shape shape, Operation? operation, int leadingAxes, bool isSevered)
        : this(storage, shape, leadingAxes, isSevered)
    {
        Operation = operation;
        IsTracked = operation is not null;
        if (operation is not null)
        {
            Depth = operation.Depth;
        }
    }

    private Tensor(Storage storage, Shape shape, int leadingAxes, bool isSevered)
    {
        Storage = storage;
        Shape = shape;
        LeadingAxes = leadingAxes;
        IsSevered = isSevered;
    }

    /// <summary>The sizes of the axes.</summary>
    public Shape Shape { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements.</summary>
    public int ElementCount => Storage.Count;

    /// <summary>The type of the elements.</summary>
    public ElementType ElementType => Storage.ElementType;

    /// <summary>Whether the tensor depends on a leaf, so that a gradient can flow through it.</summary>
    public bool IsTracked { get; private init; }

    /// <summary>How many of the first axes are leading axes of a run (draws, particles, samples, branches).</summary>
    /// <value><see cref="NoLeadingAxes"/> when the tensor depends on no random choice. Operations take the maximum of their operands.</value>
    public int LeadingAxes { get; private init; }

    /// <summary>Whether a step-like operation cut the gradient of a tracked tensor on the way here.</summary>
    public bool IsSevered { get; private init; }

    /// <summary>Who lends the memory; null for a tensor that the garbage collector owns.</summary>
    public Workspace? Workspace => Storage.Owner ?? Attached;

    internal Storage Storage { get; }

    /// <summary>The base value and its changes, of which this tensor is made; null where there is no such structure, or another shape.</summary>
    internal Changes? Changes => Storage.Changes is { } changes && changes.Shape == Shape ? changes : null;

    /// <summary>The operation that made this tensor; null for leaves and constants.</summary>
    internal Operation? Operation { get; }

    /// <summary>The longest path from a leaf. An operation's result is deeper than each operand.</summary>
    internal int Depth { get; private init; }

    internal Workers? Workers => Workspace?.Workers;

    /// <summary>The workspace of tensors that outlive a step (parameters, data): what is computed from them is lent by it.</summary>
    private Workspace? Attached { get; init; }

    /// <summary>A new leaf with these values: a tensor towards which a gradient can be asked for.</summary>
    /// <remarks>It is as deep as this tensor, so that a gradient towards the leaf never visits what made its value.</remarks>
    public Tensor AsLeaf() => new(Storage, Shape, LeadingAxes, false) { IsTracked = true, Depth = Depth, Attached = Attached };

    /// <summary>The same values, through which no gradient flows: y = x, x̄ = 0.</summary>
    public Tensor StopGradient()
        => IsTracked ? new Tensor(Storage, Shape, LeadingAxes, IsSevered) { Attached = Attached } : this;

    /// <summary>The same values with memory and threads for what is computed from them.</summary>
    /// <param name="workspace">Null detaches.</param>
    /// <exception cref="InvalidOperationException">The tensor is the result of an operation, or lent by a workspace.</exception>
    public Tensor AttachTo(Workspace? workspace)
    {
        if (Operation is not null || Storage.Owner is not null)
        {
            throw new InvalidOperationException("Only a leaf or a constant with memory of its own can be attached to a workspace.");
        }

        return new Tensor(Storage, Shape, LeadingAxes, IsSevered) { IsTracked = IsTracked, Attached = workspace };
    }

    /// <summary>The same values in memory of their own, which outlives any step. No gradient flows.</summary>
    public Tensor Copy()
    {
        var copy = Storage.Allocate(ElementType, ElementCount);
        Storage.AsSpan<byte>().CopyTo(copy.AsSpan<byte>());
        return new Tensor(copy, Shape, LeadingAxes, IsSevered);
    }

    /// <summary>The same tensor marked as having <paramref name="leadingAxes"/> leading axes; gradients pass unchanged.</summary>
    public Tensor MarkLeadingAxes(int leadingAxes)
        => leadingAxes == LeadingAxes
            ? this
            : new Tensor(Storage, Shape, IsTracked ? new Identity(this) : null, leadingAxes, IsSevered) { Attached = Attached };

    /// <summary>The same values as a node of its own: the gradient towards it excludes other uses of this tensor.</summary>
    public Tensor Alias() => new(Storage, Shape, IsTracked ? new Identity(this) : null, LeadingAxes, IsSevered) { Attached = Attached };

    /// <summary>The only element.</summary>
    /// <exception cref="ShapeMismatchException">There is not exactly one element.</exception>
    public double ToScalar()
        => ElementCount == 1
            ? ElementAt(0)
            : throw new ShapeMismatchException($"Expected a tensor with one element, got shape {Shape}.");

    /// <summary>One element by its position in row-major order.</summary>
    public double ElementAt(int index)
        => ElementType == ElementType.Float32 ? Storage.AsSpan<float>()[index] : Storage.AsSpan<double>()[index];

    /// <summary>All elements in row-major order.</summary>
    public ImmutableArray<double> ToImmutableArray()
    {
        ImmutableArray<double>.Builder elements = ImmutableArray.CreateBuilder<double>(ElementCount);
        for (int i = 0; i < ElementCount; i++)
        {
            elements.Add(ElementAt(i));
        }

        return elements.MoveToImmutable();
    }

    /// <summary>Copies all elements in row-major order.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type, or the destination is too short.</exception>
    public void CopyTo<T>(Span<T> destination)
        where T : unmanaged
        => Elements<T>().CopyTo(destination);

    /// <summary>All elements in row-major order, without a copy.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type.</exception>
    public ReadOnlySpan<T> Elements<T>()
        where T : unmanaged
    {
        Requires.ElementTypeIs<T>(ElementType);
        return Storage.AsSpan<T>();
    }

    /// <summary>The element type and the shape, as <c>Float32 [24, 784]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ElementType} {Shape}");

    internal Storage NewStorage(int count)
        => Workspace is { } workspace ? workspace.Rent(ElementType, count) : Storage.Allocate(ElementType, count);

    /// <summary>The same values in another shape, made by <paramref name="operation"/>.</summary>
    internal Tensor View(Shape shape, Operation? operation) => new(Storage, shape, operation, LeadingAxes, IsSevered) { Attached = Attached };

    internal static Tensor LeafOf(Storage storage, Shape shape, Workspace? workspace)
        => new(storage, shape, NoLeadingAxes, false) { IsTracked = true, Attached = workspace };
}
