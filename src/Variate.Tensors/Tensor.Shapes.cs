using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <content>Operations that move elements without changing them.</content>
public sealed partial class Tensor
{
    /// <summary>The same elements in row-major order, in another shape. Shares memory.</summary>
    /// <exception cref="ShapeMismatchException">The number of elements differs.</exception>
    public Tensor Reshape(Shape shape)
    {
        if (shape == Shape)
        {
            return this;
        }

        if (shape.ElementCount != ElementCount)
        {
            throw new ShapeMismatchException($"Expected a shape of {ElementCount} elements to reshape {Shape}, got {shape}.");
        }

        return View(shape, IsTracked ? new Reshaping(this) : null);
    }

    /// <summary>Puts axes of size 1 in front until there are <paramref name="rank"/> axes.</summary>
    public Tensor PadRank(int rank) => Reshape(Shape.PadLeft(rank));

    /// <summary>Puts <paramref name="count"/> axes of size 1 at the end.</summary>
    public Tensor AppendAxes(int count)
    {
        int[] ones = new int[count];
        Array.Fill(ones, 1);
        return Reshape([.. Shape, .. ones]);
    }

    /// <summary>Repeats elements along axes of size 1 and along new axes in front.</summary>
    /// <exception cref="ShapeMismatchException">The shape does not broadcast to <paramref name="shape"/>.</exception>
    public Tensor BroadcastTo(Shape shape)
    {
        if (shape == Shape)
        {
            return this;
        }

        if (!Shape.BroadcastsTo(shape))
        {
            throw new ShapeMismatchException($"Expected a shape that broadcasts to {shape}, got {Shape}.");
        }

        return Movement.Broadcast(this, shape, IsTracked ? new Broadcasting(this) : null);
    }

    /// <summary>Exchanges axes: axis i of the result is axis <c>axes[i]</c> of this tensor.</summary>
    /// <exception cref="ShapeMismatchException"><paramref name="axes"/> is not a permutation of the axes.</exception>
    public Tensor Permute(params ReadOnlySpan<int> axes)
    {
        Span<bool> isUsed = stackalloc bool[Rank];
        bool isPermutation = axes.Length == Rank;
        foreach (int axis in axes)
        {
            isPermutation = isPermutation && axis >= 0 && axis < Rank && !isUsed[axis];
            if (isPermutation)
            {
                isUsed[axis] = true;
            }
        }

        return isPermutation
            ? Movement.Permute(this, axes, IsTracked ? new Permutation(this, axes) : null)
            : throw new ShapeMismatchException($"Expected a permutation of the {Rank} axes of {Shape}, got [{string.Join(", ", axes.ToArray())}].");
    }

    /// <summary>Exchanges the last two axes.</summary>
    public Tensor Transpose()
    {
        if (Rank < 2)
        {
            throw new ShapeMismatchException($"Expected at least 2 axes to transpose, got shape {Shape}.");
        }

        Span<int> axes = stackalloc int[Rank];
        for (int i = 0; i < Rank; i++)
        {
            axes[i] = i;
        }

        (axes[^1], axes[^2]) = (axes[^2], axes[^1]);
        return Permute(axes);
    }

    /// <summary>Moves the first axis behind the last.</summary>
    public Tensor MoveFirstAxisToLast()
    {
        Span<int> axes = stackalloc int[Rank];
        for (int i = 0; i < Rank; i++)
        {
            axes[i] = (i + 1) % Rank;
        }

        return Permute(axes);
    }

    /// <summary>The elements from <paramref name="start"/> on, <paramref name="count"/> of them, along one axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice does not lie inside the axis.</exception>
    public Tensor Slice(Index axis, int start, int count)
    {
        int position = axis.GetOffset(Rank);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, Shape[position], nameof(count));
        return start == 0 && count == Shape[position]
            ? this
            : Movement.Slice(this, position, start, count, IsTracked ? new Slicing(this, position, start) : null);
    }

    /// <summary>One entry of the first axis, without that axis.</summary>
    public Tensor At(int index) => Slice(0, index, 1).Reshape(Shape[1..]);

    /// <summary>Joins tensors along one axis. The other axes must have equal sizes.</summary>
    /// <exception cref="ShapeMismatchException">The other axes differ.</exception>
    public static Tensor Concatenate(Index axis, params ReadOnlySpan<Tensor> tensors)
    {
        if (tensors.IsEmpty)
        {
            throw new ArgumentException("Expected at least one tensor to concatenate.", nameof(tensors));
        }

        int position = axis.GetOffset(tensors[0].Rank);
        bool isTracked = false;
        foreach (Tensor tensor in tensors)
        {
            isTracked |= tensor.IsTracked;
            if (tensor.Rank != tensors[0].Rank || tensor.Shape.With(position, 0) != tensors[0].Shape.With(position, 0))
            {
                throw new ShapeMismatchException($"Expected shapes equal but for axis {axis}, got {tensors[0].Shape} and {tensor.Shape}.");
            }

            Requires.SameElementType(tensors[0], tensor);
        }

        return Movement.Concatenate(tensors, position, isTracked ? new Concatenation(tensors, position) : null);
    }
}
