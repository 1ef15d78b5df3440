using System.Runtime.CompilerServices;

namespace Variate.Tensors;

/// <summary>Memory that does not move and starts on a cache-line boundary.</summary>
internal sealed class Block
{
    private const int Alignment = 64;

    internal unsafe Block(int byteCount)
    {
        Bytes = GC.AllocateUninitializedArray<byte>(byteCount + Alignment, pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref Bytes[0]);
        Offset = (int)((Alignment - (address % Alignment)) % Alignment);
    }

    internal byte[] Bytes { get; }

    /// <summary>Where the aligned part begins.</summary>
    internal int Offset { get; }
}
