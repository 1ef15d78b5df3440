using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Variate.Learning.Checkpoints;
using Variate.Tensors;

namespace Variate.Learning.Tests.Checkpoints;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("some.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_KnownTensors_GivesTheBytesOfTheFormat()
    {
        SafetensorsFile.Write(Path, new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["b"] = Tensor.Create([1f, -2f], [2, 1]),
            ["a"] = Tensor.Create([0.5], []),
        });

        string header = """{"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]}}""";
        string padded = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected =
        [
            (byte)padded.Length, 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(padded),
            0, 0, 0, 0, 0, 0, 0xE0, 0x3F,
            0, 0, 0x80, 0x3F,
            0, 0, 0, 0xC0,
        ];
        Assert.Equal(expected, File.ReadAllBytes(Path));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["model/encoder/weights"] = Noise.Normal(RandomKey.FromSeed(1), [3, 5], Tensor.Zeros([])),
            ["odd \"name\" θ"] = Tensor.Create([double.NaN, double.NegativeInfinity, -0.0, double.Epsilon], [2, 2]),
            ["empty"] = Tensor.Zeros([0, 4]),
            ["scalar"] = Tensor.Full([], 3),
        };
        SafetensorsFile.Write(Path, tensors);

        ImmutableSortedDictionary<string, Tensor> read = SafetensorsFile.Read(Path);

        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), read.Keys);
        foreach ((string name, Tensor tensor) in tensors)
        {
            Assert.Equal(tensor.ToString(), read[name].ToString());
            Assert.Equal(
                tensor.ToImmutableArray().Select(BitConverter.DoubleToInt64Bits),
                read[name].ToImmutableArray().Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void Read_FileOfAnotherWriter_IgnoresMetadataAndOrder()
    {
        WriteRaw("""{"__metadata__":{"format":"pt"},"y":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8);

        ImmutableSortedDictionary<string, Tensor> read = SafetensorsFile.Read(Path);

        Assert.Equal(["x", "y"], read.Keys);
        Assert.Equal(BitConverter.ToSingle([4, 5, 6, 7]), read["y"].ToScalar());
    }

    [Theory]
    [InlineData("not json", 0, "invalid")]
    [InlineData("[]", 0, "JSON object")]
    [InlineData("""{"x":7}""", 0, "'dtype' of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}""", 2, "F32 or F64, got F16")]
    [InlineData("""{"x":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "'shape' of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "at least 0")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "whole numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "two data_offsets")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "8 bytes of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begin at byte 0")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 3, "4 bytes of numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "4 bytes of numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "uplicate")]
    [InlineData("""{"x":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,4]}}""", 4, "of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4294967296],"data_offsets":[0,4]}}""", 4, "below 2³¹")]
    public void Read_WrongHeader_IsRefusedWithFileAndReason(string header, int byteCount, string reason)
    {
        WriteRaw(header, byteCount);

        SafetensorsFormatException refusal = Assert.Throws<SafetensorsFormatException>(() => SafetensorsFile.Read(Path));

        Assert.StartsWith(Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileCutAnywhere_IsRefused()
    {
        SafetensorsFile.Write(Path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["x"] = Tensor.Ones([2]) });
        byte[] whole = File.ReadAllBytes(Path);

        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            Assert.Throws<SafetensorsFormatException>(() => SafetensorsFile.Read(Path));
        }
    }

    [Fact]
    public void Read_HugeHeaderLength_IsRefusedWithoutMemory()
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        File.WriteAllBytes(Path, bytes);

        Assert.Throws<SafetensorsFormatException>(() => SafetensorsFile.Read(Path));
    }

    [Fact]
    public void Write_ReservedName_IsRefused() => Assert.Throws<ArgumentException>(
        () => SafetensorsFile.Write(Path, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["__metadata__"] = Tensor.Ones([]) }));

    private void WriteRaw(string header, int byteCount)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        File.WriteAllBytes(Path, [.. length, .. text, .. Enumerable.Range(0, byteCount).Select(i => (byte)i)]);
    }
}
