using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Variate.Results;

/// <summary>One JSON value in one file, replaced as a whole or not at all.</summary>
internal static class JsonFile
{
    /// <summary>Writes <paramref name="value"/>; after a crash the file holds either the old value or the new one.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type) =>
        AtomicFile.Replace(path, stream => JsonSerializer.Serialize(stream, value, type));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="RecordFormatException">The file is not JSON of this type.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, type)
                ?? throw new RecordFormatException(path, line: null, "Expected a value, got null.");
        }
        catch (JsonException failure)
        {
            int? line = failure.LineNumber is { } before ? (int)before + 1 : null;
            throw new RecordFormatException(path, line, failure.Message, failure);
        }
    }
}
