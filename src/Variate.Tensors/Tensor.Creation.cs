namespace Variate.Tensors;

/// <content>Tensors from numbers.</content>
public sealed partial class Tensor
{
    /// <summary>A float32 constant with these elements, in row-major order.</summary>
    /// <exception cref="ShapeMismatchException">The number of elements is not that of the shape.</exception>
    public static Tensor Create(ReadOnlySpan<float> elements, Shape shape) => FromElements(elements, shape, ElementType.Float32);

    /// <summary>A float32 constant with these elements in memory of a workspace: the data of one step.</summary>
    /// <exception cref="ShapeMismatchException">The number of elements is not that of the shape.</exception>
    public static Tensor Create(ReadOnlySpan<float> elements, Shape shape, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ThrowIfNotOf(shape, elements.Length);
        Storage storage = workspace.Rent(ElementType.Float32, elements.Length);
        elements.CopyTo(storage.AsSpan<float>());
        return new Tensor(storage, shape, NoLeadingAxes, false);
    }

    /// <summary>A float64 constant with these elements, in row-major order.</summary>
    /// <exception cref="ShapeMismatchException">The number of elements is not that of the shape.</exception>
    public static Tensor Create(ReadOnlySpan<double> elements, Shape shape) => FromElements(elements, shape, ElementType.Float64);

    /// <summary>A constant with all elements 0.</summary>
    public static Tensor Zeros(Shape shape, ElementType elementType = ElementType.Float32) => Full(shape, 0, elementType);

    /// <summary>A constant with all elements 1.</summary>
    public static Tensor Ones(Shape shape, ElementType elementType = ElementType.Float32) => Full(shape, 1, elementType);

    /// <summary>A constant with all elements <paramref name="value"/>.</summary>
    public static Tensor Full(Shape shape, double value, ElementType elementType = ElementType.Float32)
        => Filled(Storage.Allocate(elementType, shape.ElementCount), shape, value);

    /// <summary>A constant of the element type and workspace of <paramref name="like"/>.</summary>
    public static Tensor Full(Shape shape, double value, Tensor like)
    {
        ArgumentNullException.ThrowIfNull(like);
        return Filled(like.NewStorage(shape.ElementCount), shape, value);
    }

    /// <summary>The identity matrix [size, size] of the element type and workspace of <paramref name="like"/>.</summary>
    public static Tensor Identity(int size, Tensor like)
    {
        Tensor identity = Full([size, size], 0, like);
        for (int i = 0; i < size; i++)
        {
            identity.SetElement((i * size) + i, 1);
        }

        return identity;
    }

    /// <summary>The same values in another element type. No gradient flows: convert before a program, not inside it.</summary>
    /// <exception cref="InvalidOperationException">The tensor is tracked.</exception>
    public Tensor To(ElementType elementType)
    {
        if (elementType == ElementType)
        {
            return this;
        }

        if (IsTracked)
        {
            throw new InvalidOperationException($"Expected a constant to convert to {elementType}, got a tracked {this}: its gradient would be lost. Convert parameters and data before the program.");
        }

        var storage = Storage.Allocate(elementType, ElementCount);
        var converted = new Tensor(storage, Shape, LeadingAxes, IsSevered);
        for (int i = 0; i < ElementCount; i++)
        {
            converted.SetElement(i, ElementAt(i));
        }

        return converted;
    }

    private static Tensor FromElements<T>(ReadOnlySpan<T> elements, Shape shape, ElementType elementType)
        where T : unmanaged
    {
        ThrowIfNotOf(shape, elements.Length);
        var storage = Storage.Allocate(elementType, elements.Length);
        elements.CopyTo(storage.AsSpan<T>());
        return new Tensor(storage, shape, NoLeadingAxes, false);
    }

    private static void ThrowIfNotOf(Shape shape, int count)
    {
        if (count != shape.ElementCount)
        {
            throw new ShapeMismatchException($"Expected {shape.ElementCount} elements for shape {shape}, got {count}.");
        }
    }

    private static Tensor Filled(Storage storage, Shape shape, double value)
    {
        if (storage.ElementType == ElementType.Float32)
        {
            storage.AsSpan<float>().Fill((float)value);
        }
        else
        {
            storage.AsSpan<double>().Fill(value);
        }

        return new Tensor(storage, shape, NoLeadingAxes, false);
    }

    private void SetElement(int index, double value)
    {
        if (ElementType == ElementType.Float32)
        {
            Storage.AsSpan<float>()[index] = (float)value;
        }
        else
        {
            Storage.AsSpan<double>()[index] = value;
        }
    }
}
