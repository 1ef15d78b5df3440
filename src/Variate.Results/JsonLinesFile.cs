using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Variate.Results;

/// <summary>A file of one JSON value a line, written by appending.</summary>
/// <remarks>
/// A kill while appending leaves a last line without its line feed. Such a torn line was never a record: reading ignores it
/// and the next append removes it. A broken line that ends in a line feed is damage, and is reported.
/// </remarks>
internal static class JsonLinesFile
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>Appends one line and hands it to the operating system before returning.</summary>
    public static void Append<T>(string path, T value, JsonTypeInfo<T> type)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        RemoveTornLine(stream);
        stream.Write([.. json, LineFeed]);
    }

    /// <summary>The whole lines in order; none when the file does not exist.</summary>
    /// <exception cref="RecordFormatException">A line that ends in a line feed is not JSON of this type.</exception>
    public static IEnumerable<T> Read<T>(string path, JsonTypeInfo<T> type)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        string text = File.ReadAllText(path, Encoding.UTF8);
        int start = 0;
        for (int line = 1; text.IndexOf('\n', start) is int end and >= 0; line++)
        {
            yield return Parse(path, line, text.AsSpan(start, end - start), type);
            start = end + 1;
        }
    }

    /// <summary>Replaces the lines of the file by these, all or none.</summary>
    public static void Write<T>(string path, IEnumerable<T> values, JsonTypeInfo<T> type) =>
        AtomicFile.Replace(path, stream =>
        {
            foreach (T value in values)
            {
                JsonSerializer.Serialize(stream, value, type);
                stream.WriteByte(LineFeed);
            }
        });

    private static T Parse<T>(string path, int line, ReadOnlySpan<char> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type)
                ?? throw new RecordFormatException(path, line, "Expected a record, got null.");
        }
        catch (JsonException failure)
        {
            throw new RecordFormatException(path, line, failure.Message, failure);
        }
    }

    private static void RemoveTornLine(FileStream stream)
    {
        long end = stream.Length;
        while (end > 0)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == LineFeed)
            {
                break;
            }

            end--;
        }

        stream.SetLength(end);
        stream.Position = end;
    }
}
