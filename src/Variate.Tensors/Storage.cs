using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Variate.Tensors;

/// <summary>The memory of one or more tensors: an array, or a block that a <see cref="Workspace"/> lends for a step.</summary>
internal sealed class Storage
{
    private readonly byte[] _bytes;
    private readonly int _offset;
    private readonly int _generation;

    private Storage(byte[] bytes, int offset, int count, ElementType elementType, Workspace? owner)
    {
        _bytes = bytes;
        _offset = offset;
        Count = count;
        ElementType = elementType;
        Owner = owner;
        _generation = owner?.Generation ?? 0;
    }

    internal ElementType ElementType { get; }

    internal int Count { get; }

    /// <summary>Who lends the memory; null when the garbage collector owns it.</summary>
    internal Workspace? Owner { get; }

    private int ByteCount => checked(Count * SizeOf(ElementType));

    internal static int SizeOf(ElementType elementType) => elementType == ElementType.Float32 ? sizeof(float) : sizeof(double);

    internal static Storage Allocate(ElementType elementType, int count)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(checked(count * SizeOf(elementType)));
        return new Storage(bytes, 0, count, elementType, null);
    }

    internal static Storage Lend(Block block, ElementType elementType, int count, Workspace owner)
        => new(block.Bytes, block.Offset, count, elementType, owner);

    /// <summary>Memory outside any step, on a cache-line boundary: for parameters and the state of optimisers.</summary>
    internal static Storage Persistent(ElementType elementType, int count)
    {
        Block block = new(checked(count * SizeOf(elementType)));
        Array.Clear(block.Bytes);
        return new Storage(block.Bytes, block.Offset, count, elementType, null);
    }

    internal Span<T> AsSpan<T>()
        where T : unmanaged
    {
        ThrowIfRecycled();
        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(_offset, ByteCount));
    }

    /// <summary>Lets <c>fixed (byte* p = storage)</c> point at the first element.</summary>
    internal ref byte GetPinnableReference()
    {
        ThrowIfRecycled();
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), _offset);
    }

    private void ThrowIfRecycled()
    {
        if (Owner is not null && Owner.Generation != _generation)
        {
            throw new InvalidOperationException(
                "This tensor was made in a step whose workspace has been recycled. Copy what must outlive the step: call Tensor.Copy() before Workspace.Recycle().");
        }
    }
}
