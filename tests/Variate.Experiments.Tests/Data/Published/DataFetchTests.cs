using System.Security.Cryptography;
using System.Text;
using Variate.Experiments.Data;
using Variate.Experiments.Data.Published;

namespace Variate.Experiments.Tests.Data.Published;

public sealed class DataFetchTests : IDisposable
{
    private static readonly byte[] Idx = TemporaryFolder.Images(3, pixel => (byte)pixel);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_ThePublishedFile_IsPutInItsPlaceAndIntact()
    {
        PublishedFile file = Published(Idx);

        string path = await Fetch(file, TemporaryFolder.Zip(Idx));

        Assert.Equal(Path.Combine(_folder.Path, "set", "images.gz"), path);
        Assert.Equal(FileState.Intact, FileCheck.Of(_folder.Path, file).State);
        Assert.Equal([path], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Fetch_OtherContent_IsRefusedAndLeavesWhatWasThere()
    {
        PublishedFile file = Published(Idx);
        byte[] earlier = [1, 2, 3];
        string path = _folder.Write(Path.Combine("set", "images.gz"), earlier);

        DataFetchException error = await Assert.ThrowsAsync<DataFetchException>(() => Fetch(file, TemporaryFolder.Zip([1])));

        Assert.Contains("another digest", error.Message, StringComparison.Ordinal);
        Assert.Contains("variate data check set", error.Message, StringComparison.Ordinal);
        Assert.Equal(earlier, await File.ReadAllBytesAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Fetch_AnswerNotFound_SaysWhatToDoByHand()
    {
        DataFetchException error = await Assert.ThrowsAsync<DataFetchException>(() => Fetch(Published(Idx), null));

        Assert.Contains("404", error.Message, StringComparison.Ordinal);
        Assert.Contains("Fetch http://example.org/images.gz by hand", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_FileThatNobodyDistributes_IsRefused()
        => await Assert.ThrowsAsync<DataFetchException>(() => Fetch(Published(Idx) with { Address = null }, Idx));

    [Fact]
    public async Task Fetch_LinesOfBits_BecomesImages()
    {
        string line = string.Join(' ', Enumerable.Range(0, 784).Select(pixel => pixel % 3 == 0 ? '1' : '0'));
        byte[] text = Encoding.ASCII.GetBytes($"{line}\n{line}\n");
        byte[] expected = TemporaryFolder.Idx([2, 28, 28], [.. Enumerable.Range(0, 2 * 784).Select(pixel => (byte)(pixel % 784 % 3 == 0 ? 1 : 0))]);

        string path = await Fetch(Published(expected) with { Format = PublishedFormat.TextOfBits }, text);

        Assert.Equal(expected[16..], IdxFile.Read(path, rank: 3).Values.AsSpan().ToArray());
    }

    [Theory]
    [InlineData("0 1 0\n")]
    [InlineData("0 2 0\n")]
    [InlineData("<html>")]
    public async Task Fetch_TextThatIsNoImages_IsRefused(string text)
        => await Assert.ThrowsAsync<DataFetchException>(
            () => Fetch(Published(Idx) with { Format = PublishedFormat.TextOfBits }, Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Check_PlainFormOfTheFile_IsIntact()
    {
        _folder.Write("images", Idx);

        Assert.Equal(FileState.Intact, FileCheck.Of(_folder.Path, Published(Idx)).State);
    }

    [Fact]
    public void Check_DamagedGzip_IsDifferent()
    {
        byte[] damaged = TemporaryFolder.Zip(Idx);
        damaged[^9] ^= 0xff;
        _folder.Write(Path.Combine("set", "images.gz"), damaged);

        Assert.Equal(FileState.Different, FileCheck.Of(_folder.Path, Published(Idx)).State);
    }

    [Fact]
    public void All_Files_BelongToKnownSetsAndHaveDigestsOfTheirKind()
        => Assert.All(PublishedFiles.All, file =>
        {
            Assert.Contains(file.Set, DataFolder.KnownNames);
            Assert.Equal(file.Digest.Kind == DigestKind.Md5OfFile ? 32 : 64, file.Digest.Hexadecimal.Length);
        });

    private static PublishedFile Published(byte[] content) => new(
        "set",
        "set",
        "images.gz",
        new Digest(DigestKind.Sha256OfContent, Convert.ToHexStringLower(SHA256.HashData(content))),
        new Uri("http://example.org/images.gz"));

    private async Task<string> Fetch(PublishedFile file, byte[]? answer)
    {
        using var network = new Answers(answer);
        using var client = new HttpClient(network);
        return await new DataFetch(client).FetchAsync(file, _folder.Path, CancellationToken.None);
    }
}
