using Variate.Experiments.Data;
using static Variate.Experiments.Tests.Data.TemporaryFolder;

namespace Variate.Experiments.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Values = [.. Enumerable.Range(0, 12).Select(value => (byte)(20 * value))];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain-idx3-ubyte", false)]
    [InlineData("zipped-idx3-ubyte.gz", true)]
    [InlineData("plain-in-spite-of-its-name.gz", false)]
    [InlineData("zipped-in-spite-of-its-name", true)]
    public void Read_IntactImages_GivesDimensionsAndValues(string name, bool zip)
    {
        byte[] content = Idx([2, 3, 2], Values);
        string path = _folder.Write(name, zip ? Zip(content) : content);

        IdxArray array = IdxFile.Read(path, rank: 3);

        Assert.Equal([2, 3, 2], array.Dimensions.AsSpan());
        Assert.Equal(Values, array.Values.AsSpan());
    }

    [Fact]
    public void Read_IntactLabels_GivesOneAxis()
    {
        string path = _folder.Write("labels", Idx([12], Values));

        Assert.Equal([12], IdxFile.Read(path, rank: 1).Dimensions.AsSpan());
    }

    [Fact]
    public void Read_LabelsForImages_NamesBothMagics()
    {
        string path = _folder.Write("labels", Idx([12], Values));

        DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.Equal(path, error.Path);
        Assert.StartsWith("00000803", error.Expected, StringComparison.Ordinal);
        Assert.Equal("00000801", error.Actual);
        Assert.Contains("exchanged", error.Advice, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FloatValues_IsRefused()
    {
        byte[] content = Idx([12], Values);
        content[2] = 0x0D;
        string path = _folder.Write("floats", content);

        Assert.Equal("00000D01", Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 1)).Actual);
    }

    [Theory]
    [InlineData(0, "a file of 0 bytes")]
    [InlineData(3, "a file of 3 bytes")]
    [InlineData(9, "only 9")]
    [InlineData(15, "only 15")]
    public void Read_HeaderCutShort_SaysHowMuchCame(int length, string actual)
    {
        string path = _folder.Write("short", Idx([2, 3, 2], Values)[..length]);

        Assert.Equal(actual, Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3)).Actual);
    }

    [Fact]
    public void Read_PlainValuesCutShort_IsRefusedByTheLengthOfTheFile()
    {
        string path = _folder.Write("short", Idx([2, 3, 2], Values)[..^1]);

        DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.Contains("[2, 3, 2]", error.Expected, StringComparison.Ordinal);
        Assert.Contains("at most 11 values", error.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ZippedValuesCutShortBeforeZipping_SaysHowMuchCame()
    {
        string path = _folder.Write("short", Zip(Idx([2, 3, 2], Values)[..^1]));

        DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.Equal("28 bytes", error.Expected);
        Assert.Equal("only 27", error.Actual);
    }

    [Fact]
    public void Read_ZippedFileCutShort_IsRefused()
    {
        byte[] noise = new byte[3000];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)((i * i * 31) >> 4);
        }

        byte[] zipped = Zip(Idx([10, 30, 10], noise));
        string path = _folder.Write("short.gz", zipped[..(zipped.Length / 2)]);

        Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));
    }

    [Fact]
    public void Read_ZippedFileWithWrongChecksum_IsRefused()
    {
        byte[] zipped = Zip(Idx([2, 3, 2], Values));
        zipped[^8] ^= 0xFF;
        string path = _folder.Write("damaged.gz", zipped);

        DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_BytesAfterTheValues_IsRefused(bool zip)
    {
        byte[] content = [.. Idx([2, 3, 2], Values), 0];
        string path = _folder.Write("long", zip ? Zip(content) : content);

        DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.Contains("12 values", error.Expected, StringComparison.Ordinal);
        Assert.Equal("more bytes after them", error.Actual);
    }

    [Theory]
    [InlineData(0u, 28u, 28u)]
    [InlineData(60_000u, 0u, 28u)]
    [InlineData(0x8000_0000u, 1u, 1u)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue)]
    public void Read_ImpossibleAxis_IsRefused(uint count, uint height, uint width)
    {
        string path = _folder.Write("header", Idx([count, height, width], Values));

        DataFormatException error = Assert.Throws<DataFormatException>(() => IdxFile.Read(path, rank: 3));

        Assert.Contains("axis lengths", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_HugeDimensions_IsRefusedWithoutAllocatingThem(bool zip)
    {
        byte[] content = Idx([int.MaxValue, int.MaxValue, int.MaxValue], Values);
        string huge = _folder.Write("huge", zip ? Zip(content) : content);
        content = Idx([1_000_000, 28, 28], Values);
        string large = _folder.Write("large", zip ? Zip(content) : content);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<DataFormatException>(() => IdxFile.Read(huge, rank: 3));
        Assert.Throws<DataFormatException>(() => IdxFile.Read(large, rank: 3));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Read_MostCompressibleValues_AreNotTakenForAbsurd()
    {
        string path = _folder.Write("blank.gz", Zip(Idx([2_000, 28, 28], new byte[2_000 * 28 * 28])));

        Assert.Equal(2_000 * 28 * 28, IdxFile.Read(path, rank: 3).Values.Length);
    }

    [Fact]
    public void Read_NoFile_NamesIt()
    {
        string path = Path.Combine(_folder.Path, "absent");

        Assert.Equal(path, Assert.Throws<FileNotFoundException>(() => IdxFile.Read(path, rank: 1)).FileName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    public void Read_RankOutOfRange_IsRefused(int rank)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxFile.Read("any", rank));
    }
}
