using System.Collections.Immutable;
using System.Text.Json;
using Variate.Tensors;

namespace Variate.Learning.Checkpoints;

/// <summary>The JSON in front of the numbers: which tensors there are, and where.</summary>
internal static class SafetensorsHeader
{
    private const string MetadataName = "__metadata__";

    // Numbers then start on a multiple of 8 bytes, so that a reader may map the file.
    private const int Alignment = 8;

    /// <summary>The header of these entries, padded with spaces.</summary>
    public static byte[] Write(IEnumerable<SafetensorsEntry> entries)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (SafetensorsEntry entry in entries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndObject();
        }

        while (stream.Length % Alignment != 0)
        {
            stream.WriteByte((byte)' ');
        }

        return stream.ToArray();
    }

    /// <summary>The entries of a header in the order of their bytes, which cover <paramref name="byteCount"/> bytes without holes.</summary>
    /// <param name="json">The header.</param>
    /// <param name="byteCount">The bytes after the header.</param>
    /// <exception cref="JsonException">The header is not JSON of this form.</exception>
    public static ImmutableArray<SafetensorsEntry> Read(ReadOnlyMemory<byte> json, long byteCount)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        Require(document.RootElement.ValueKind == JsonValueKind.Object, "Expected a JSON object as header.");
        ImmutableArray<SafetensorsEntry> entries =
        [
            .. document.RootElement.EnumerateObject()
                .Where(property => property.Name != MetadataName)
                .Select(property => ReadEntry(property.Name, property.Value))
                .OrderBy(entry => entry.Begin).ThenBy(entry => entry.End),
        ];
        long next = 0;
        foreach (SafetensorsEntry entry in entries)
        {
            Require(entry.Begin == next, $"Expected tensor '{entry.Name}' to begin at byte {next}, got {entry.Begin}.");
            next = entry.End;
        }

        Require(next == byteCount, $"Expected {next} bytes of numbers after the header, got {byteCount}.");
        return entries;
    }

    private static void WriteEntry(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", entry.ElementType == ElementType.Float32 ? "F32" : "F64");
        json.WriteStartArray("shape");
        foreach (int size in entry.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static SafetensorsEntry ReadEntry(string name, JsonElement value)
    {
        ElementType elementType = Field(name, value, "dtype", JsonValueKind.String).GetString() switch
        {
            "F32" => ElementType.Float32,
            "F64" => ElementType.Float64,
            string other => throw new JsonException($"Expected tensor '{name}' of type F32 or F64, got {other}."),
            null => throw new JsonException($"Expected tensor '{name}' to have a type."),
        };
        int[] sizes = [.. Numbers(name, value, "shape").Select(size => size <= int.MaxValue
            ? (int)size
            : throw new JsonException($"Expected sizes of tensor '{name}' below 2³¹, got {size}."))];
        long[] offsets = [.. Numbers(name, value, "data_offsets")];
        Require(offsets.Length == 2, $"Expected two data_offsets of tensor '{name}', got {offsets.Length}.");
        Int128 length = sizes.Aggregate((Int128)(elementType == ElementType.Float32 ? sizeof(float) : sizeof(double)), Multiply);
        Require(
            length <= int.MaxValue && offsets[1] - offsets[0] == length,
            $"Expected {length} bytes of tensor '{name}' and at most 2³¹ − 1, got {offsets[1] - offsets[0]}.");
        return new SafetensorsEntry(name, elementType, Shape.Create(sizes), offsets[0], offsets[1]);
    }

    /// <summary>Saturates far above any length, so that no product of sizes wraps round to a plausible one.</summary>
    private static Int128 Multiply(Int128 product, int size) => size == 0 ? 0 : Int128.Min(product, long.MaxValue) * size;

    private static JsonElement Field(string name, JsonElement entry, string field, JsonValueKind kind)
        => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(field, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw new JsonException($"Expected '{field}' of tensor '{name}' to be present and to be of kind {kind}.");

    private static IEnumerable<long> Numbers(string name, JsonElement entry, string field)
        => Field(name, entry, field, JsonValueKind.Array).EnumerateArray().Select(
            item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long number) && number >= 0
                ? number
                : throw new JsonException($"Expected whole numbers of at least 0 in '{field}' of tensor '{name}', got {item}."));

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new JsonException(message);
        }
    }
}
