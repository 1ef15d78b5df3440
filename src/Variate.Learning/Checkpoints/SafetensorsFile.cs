using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Learning.Checkpoints;

/// <summary>Named tensors in a file of the safetensors format, which PyTorch, JAX and others read.</summary>
/// <remarks>
/// <para>Eight bytes with the length of the header, little-endian; the header, a JSON object; the numbers, row-major and little-endian.</para>
/// <para>Written in the order of the reference implementation: wide elements first, then by name.</para>
/// </remarks>
public static class SafetensorsFile
{
    private const int LengthBytes = sizeof(ulong);

    // The limit of the reference implementation: a damaged length must not ask for all memory.
    private const ulong LongestHeader = 100_000_000;

    /// <summary>Replaces a file as a whole or not at all.</summary>
    /// <param name="path">The file; its directory exists.</param>
    /// <param name="tensors">Any names but <c>__metadata__</c>, which the format reserves.</param>
    /// <exception cref="ArgumentException">A tensor has the reserved name.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(tensors);
        ThrowIfBigEndian();
        if (tensors.ContainsKey("__metadata__"))
        {
            throw new ArgumentException("Expected no tensor named '__metadata__': the format reserves the name.", nameof(tensors));
        }

        ImmutableArray<SafetensorsEntry> entries = Arrange(tensors);
        byte[] header = SafetensorsHeader.Write(entries);
        AtomicFile.Replace(path, stream =>
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (SafetensorsEntry entry in entries)
            {
                stream.Write(Bytes(tensors[entry.Name]));
            }
        });
    }

    /// <summary>Reads all tensors of a file.</summary>
    /// <exception cref="SafetensorsFormatException">The file is damaged, cut short, or holds other types than F32 and F64.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ImmutableSortedDictionary<string, Tensor> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ThrowIfBigEndian();
        using FileStream stream = File.OpenRead(path);
        try
        {
            byte[] header = ReadHeader(stream);
            ImmutableSortedDictionary<string, Tensor>.Builder tensors =
                ImmutableSortedDictionary.CreateBuilder<string, Tensor>(StringComparer.Ordinal);
            foreach (SafetensorsEntry entry in SafetensorsHeader.Read(header, stream.Length - stream.Position))
            {
                tensors.Add(entry.Name, ReadTensor(stream, entry));
            }

            return tensors.ToImmutable();
        }
        catch (JsonException failure)
        {
            throw new SafetensorsFormatException(path, failure.Message, failure);
        }
    }

    private static ImmutableArray<SafetensorsEntry> Arrange(IReadOnlyDictionary<string, Tensor> tensors)
    {
        ImmutableArray<SafetensorsEntry>.Builder entries = ImmutableArray.CreateBuilder<SafetensorsEntry>(tensors.Count);
        long begin = 0;
        IEnumerable<KeyValuePair<string, Tensor>> ordered = tensors
            .OrderBy(entry => entry.Value.ElementType == ElementType.Float64 ? 0 : 1)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal);
        foreach ((string name, Tensor tensor) in ordered)
        {
            long end = begin + Bytes(tensor).Length;
            entries.Add(new SafetensorsEntry(name, tensor.ElementType, tensor.Shape, begin, end));
            begin = end;
        }

        return entries.MoveToImmutable();
    }

    private static byte[] ReadHeader(FileStream stream)
    {
        Span<byte> prefix = stackalloc byte[LengthBytes];
        if (stream.ReadAtLeast(prefix, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
        {
            throw new JsonException($"Expected a file of at least {LengthBytes} bytes, got {stream.Length}.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || length > (ulong)(stream.Length - LengthBytes))
        {
            throw new JsonException($"Expected a header of {length} bytes, got a file of {stream.Length} bytes (and a limit of {LongestHeader}).");
        }

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return header;
    }

    private static Tensor ReadTensor(FileStream stream, SafetensorsEntry entry)
        => entry.ElementType == ElementType.Float32
            ? Tensor.Create(ReadElements<float>(stream, entry), entry.Shape)
            : Tensor.Create(ReadElements<double>(stream, entry), entry.Shape);

    private static ReadOnlySpan<T> ReadElements<T>(FileStream stream, SafetensorsEntry entry)
        where T : unmanaged
    {
        var elements = new T[entry.Shape.ElementCount];
        stream.ReadExactly(MemoryMarshal.AsBytes(elements.AsSpan()));
        return elements;
    }

    private static ReadOnlySpan<byte> Bytes(Tensor tensor)
        => tensor.ElementType == ElementType.Float32
            ? MemoryMarshal.AsBytes(tensor.Elements<float>())
            : MemoryMarshal.AsBytes(tensor.Elements<double>());

    private static void ThrowIfBigEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("The numbers of a safetensors file are little-endian, and this processor is not.");
        }
    }
}
