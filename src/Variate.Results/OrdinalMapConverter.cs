using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Variate.Results;

/// <summary>Reads maps in ordinal order; the serialiser's own would sort by the culture of the reader.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
internal sealed class OrdinalMapConverter<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
{
    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, T> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Dictionary<string, T> entries = JsonSerializer.Deserialize(ref reader, MapType(options))
            ?? throw new JsonException("Expected an object, got null.");
        return entries.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override void Write(
        Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options)
    {
        var valueType = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartObject();
        foreach ((string name, T entry) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, entry, valueType);
        }

        writer.WriteEndObject();
    }

    private static JsonTypeInfo<Dictionary<string, T>> MapType(JsonSerializerOptions options) =>
        (JsonTypeInfo<Dictionary<string, T>>)options.GetTypeInfo(typeof(Dictionary<string, T>));
}
