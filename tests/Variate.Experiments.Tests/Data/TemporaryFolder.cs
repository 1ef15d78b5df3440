using System.Buffers.Binary;
using System.IO.Compression;

namespace Variate.Experiments.Tests.Data;

/// <summary>A folder of small files that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("variate-").FullName;

    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public static byte[] Idx(ReadOnlySpan<uint> dimensions, ReadOnlySpan<byte> values)
    {
        byte[] content = new byte[4 + (4 * dimensions.Length) + values.Length];
        content[2] = 8;
        content[3] = (byte)dimensions.Length;
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4 + (4 * axis)), dimensions[axis]);
        }

        values.CopyTo(content.AsSpan(4 + (4 * dimensions.Length)));
        return content;
    }

    /// <summary>Images of 1 x 2 pixels; image i has the values of <paramref name="pixel"/> at 2i and 2i + 1.</summary>
    public static byte[] Images(int count, Func<int, byte> pixel) =>
        Idx([(uint)count, 1, 2], [.. Enumerable.Range(0, 2 * count).Select(pixel)]);

    public static byte[] Labels(int count) =>
        Idx([(uint)count], [.. Enumerable.Range(0, count).Select(index => (byte)(index % 10))]);

    public static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(content);
        }

        return zipped.ToArray();
    }
}
