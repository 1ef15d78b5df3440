using System.Buffers.Binary;
using Variate.Experiments.Data;

namespace Variate.Cli.Tests;

/// <summary>A working folder with a small data set in it, removed at the end.</summary>
public sealed class Workbench : IDisposable
{
    private const int UnsignedBytesInThreeAxes = 0x00000803;

    /// <summary>Digits are drawn once for all tests.</summary>
    private static readonly ImageSplit Images = Digits.Create(trainCount: 60, validationCount: 1, testCount: 20);

    public Workbench()
    {
        Folder = Directory.CreateTempSubdirectory("variate-cli-").FullName;
        string data = Directory.CreateDirectory(Path.Combine(Folder, "data", "small")).FullName;
        Write(Path.Combine(data, "train-images.idx3-ubyte"), Images.Train);
        Write(Path.Combine(data, "test-images.idx3-ubyte"), Images.Test);
    }

    /// <summary>The working folder.</summary>
    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Trains on the small data.</summary>
    internal Sitting Train(string words, int? linesBeforeInterrupt = null)
        => Sitting.Run(Folder, $"train --data {PathOf("data")} --dataset small --evaluate-samples 3 {words}", linesBeforeInterrupt);

    private static void Write(string path, ImageSet images)
    {
        using FileStream file = File.Create(path);
        Span<byte> header = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(header, UnsignedBytesInThreeAxes);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], images.Count);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], images.Height);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], images.Width);
        file.Write(header);
        for (int image = 0; image < images.Count; image++)
        {
            file.Write(images.Image(image));
        }
    }
}
