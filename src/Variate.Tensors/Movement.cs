using Variate.Tensors.Kernels;

namespace Variate.Tensors;

/// <summary>Copies elements into a new order.</summary>
internal static unsafe class Movement
{
    internal static Tensor Broadcast(Tensor x, Shape shape, Operation? operation)
    {
        Storage y = x.NewStorage(shape.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Elementwise.Broadcast(x.ElementType, source, x.Shape.AsSpan(), destination, shape.AsSpan(), x.Workers);
        }

        return new Tensor(y, shape, operation, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor Permute(Tensor x, ReadOnlySpan<int> axes, Operation? operation)
    {
        Span<int> sizes = stackalloc int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            sizes[i] = x.Shape[axes[i]];
        }

        Storage y = x.NewStorage(x.ElementCount);
        fixed (byte* source = x.Storage, destination = y)
        {
            Permutation.Permute(x.ElementType, source, x.Shape.AsSpan(), axes, destination, x.Workers);
        }

        return new Tensor(y, Shape.Create(sizes), operation, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor Slice(Tensor x, int axis, int start, int count, Operation? operation)
    {
        Shape shape = x.Shape.With(axis, count);
        if (axis == 0 && x.Changes?.Slice(start, count) is { } changes)
        {
            return new Tensor(Storage.Defer(changes), shape, operation, x.LeadingAxes, x.IsSevered);
        }

        Storage y = x.NewStorage(shape.ElementCount);
        int width = Storage.SizeOf(x.ElementType);
        int inner = x.Shape[(axis + 1)..].ElementCount * width;
        CopyBlocks(
            x.Storage.AsSpan<byte>()[(start * inner)..],
            x.Shape[axis] * inner,
            y.AsSpan<byte>(),
            count * inner,
            count * inner,
            x.Shape[..axis].ElementCount);
        return new Tensor(y, shape, operation, x.LeadingAxes, x.IsSevered);
    }

    /// <summary>The inverse of a slice: x between zeros, along an axis of <paramref name="size"/> entries.</summary>
    internal static Tensor Embed(Tensor x, int axis, int start, int size, Operation? operation)
    {
        Shape shape = x.Shape.With(axis, size);
        var y = Tensor.Full(shape, 0, x);
        int inner = x.Shape[(axis + 1)..].ElementCount * Storage.SizeOf(x.ElementType);
        int block = x.Shape[axis] * inner;
        CopyBlocks(
            x.Storage.AsSpan<byte>(),
            block,
            y.Storage.AsSpan<byte>()[(start * inner)..],
            size * inner,
            block,
            x.Shape[..axis].ElementCount);
        return new Tensor(y.Storage, shape, operation, x.LeadingAxes, x.IsSevered);
    }

    internal static Tensor Concatenate(ReadOnlySpan<Tensor> tensors, int axis, Operation? operation)
    {
        int size = 0;
        int leadingAxes = Tensor.NoLeadingAxes;
        bool isSevered = false;
        Tensor lender = tensors[0];
        foreach (Tensor tensor in tensors)
        {
            size += tensor.Shape[axis];
            leadingAxes = Math.Max(leadingAxes, tensor.LeadingAxes);
            isSevered |= tensor.IsSevered;
            lender = Pointwise.WithWorkspace(lender, tensor);
        }

        Shape shape = tensors[0].Shape.With(axis, size);
        Storage y = lender.NewStorage(shape.ElementCount);
        int inner = shape[(axis + 1)..].ElementCount * Storage.SizeOf(lender.ElementType);
        int start = 0;
        foreach (Tensor tensor in tensors)
        {
            int block = tensor.Shape[axis] * inner;
            CopyBlocks(tensor.Storage.AsSpan<byte>(), block, y.AsSpan<byte>()[(start * inner)..], size * inner, block, shape[..axis].ElementCount);
            start += tensor.Shape[axis];
        }

        return new Tensor(y, shape, operation, leadingAxes, isSevered);
    }

    private static void CopyBlocks(ReadOnlySpan<byte> source, int sourceStride, Span<byte> destination, int destinationStride, int length, int count)
    {
        for (int i = 0; i < count && length > 0; i++)
        {
            source.Slice(i * sourceStride, length).CopyTo(destination[(i * destinationStride)..]);
        }
    }
}
