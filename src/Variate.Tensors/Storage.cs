using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Variate.Tensors;

/// <summary>The memory of one or more tensors: an array, or a block that a <see cref="Workspace"/> lends for a step.</summary>
/// <remarks>Elements that follow from fewer numbers (<see cref="Changes"/>) are written on the first access, and not before.</remarks>
internal sealed class Storage
{
    private readonly int _generation;
    private byte[]? _bytes;
    private int _offset;

    private Storage(byte[]? bytes, int offset, int count, ElementType elementType, Workspace? owner)
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

    /// <summary>The fewer numbers from which the elements follow; null where the elements are all there is.</summary>
    internal Changes? Changes { get; private init; }

    /// <summary>Whether the elements are in memory.</summary>
    internal bool IsDense => _bytes is not null;

    /// <summary>How often the elements may have been changed in place.</summary>
    internal int Version { get; private set; }

    private int ByteCount => checked(Count * SizeOf(ElementType));

    internal static int SizeOf(ElementType elementType) => elementType == ElementType.Float32 ? sizeof(float) : sizeof(double);

    internal static Storage Allocate(ElementType elementType, int count)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(checked(count * SizeOf(elementType)));
        return new Storage(bytes, 0, count, elementType, null);
    }

    internal static Storage Lend(Block block, ElementType elementType, int count, Workspace owner)
        => new(block.Bytes, block.Offset, count, elementType, owner);

    /// <summary>No memory yet: the elements follow from <paramref name="changes"/>.</summary>
    internal static Storage Defer(Changes changes)
        => new(null, 0, changes.Shape.ElementCount, changes.Base.ElementType, changes.Lender.Workspace) { Changes = changes };

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
        return MemoryMarshal.Cast<byte, T>(Bytes().AsSpan(_offset, ByteCount));
    }

    /// <summary>Lets <c>fixed (byte* p = storage)</c> point at the first element.</summary>
    internal ref byte GetPinnableReference()
    {
        ThrowIfRecycled();
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Bytes()), _offset);
    }

    /// <summary>Says that the elements are about to be changed in place: what still waits to be computed from them must not be.</summary>
    internal void MarkChanged() => Version++;

    private byte[] Bytes()
    {
        if (Volatile.Read(ref _bytes) is null)
        {
            Storage dense = Changes!.ToDense();
            _offset = dense._offset;

            // Last: another thread that finds the bytes also finds where they begin.
            Volatile.Write(ref _bytes, dense._bytes);
        }

        return _bytes!;
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
