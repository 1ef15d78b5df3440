using Variate.Experiments.Data;
using static Variate.Experiments.Tests.Data.TemporaryFolder;

namespace Variate.Experiments.Tests.Data;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_ExplicitPath_WinsOverTheVariable()
    {
        string given = Directory.CreateDirectory(Path.Combine(_folder.Path, "given")).FullName;

        Assert.Equal(given, DataFolder.Find("given", _folder.Path, _folder.Path).Path);
    }

    [Fact]
    public void Find_Variable_WinsOverTheWorkingFolder()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "data"));

        Assert.Equal(_folder.Path, DataFolder.Find(null, _folder.Path, _folder.Path).Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Find_NothingGiven_IsDataInTheWorkingFolder(string? nothing)
    {
        string data = Directory.CreateDirectory(Path.Combine(_folder.Path, "data")).FullName;

        Assert.Equal(data, DataFolder.Find(nothing, nothing, _folder.Path).Path);
    }

    [Theory]
    [InlineData("absent", null, "the data folder given")]
    [InlineData(null, "absent", "VARIATE_DATA names")]
    [InlineData(null, null, "neither --data nor VARIATE_DATA")]
    public void Find_FolderDoesNotExist_SaysWhoNamedItAndWhatToDo(string? given, string? variable, string origin)
    {
        DataNotFoundException error = Assert.Throws<DataNotFoundException>(
            () => DataFolder.Find(given, variable, _folder.Path));

        Assert.Contains(origin, error.Missing, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(_folder.Path, given ?? variable ?? "data")], error.Searched.AsSpan());
        Assert.Contains("'digits', which needs no files", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mnist/")]
    public void Load_Mnist_HoldsOutTheLastTenThousand(string subfolder)
    {
        _folder.Write(subfolder + "train-images-idx3-ubyte.gz", Zip(Images(10_003, index => (byte)index)));
        _folder.Write(subfolder + "train-labels-idx1-ubyte.gz", Zip(Labels(10_003)));
        _folder.Write(subfolder + "t10k-images-idx3-ubyte", Images(4, index => (byte)(100 + index)));
        _folder.Write(subfolder + "t10k-labels-idx1-ubyte", Labels(4));

        ImageSplit split = Load("mnist");

        Assert.Equal((3, 10_000, 4), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal([6, 7], split.Validation.Image(0).ToArray());
        Assert.Equal([0, 1, 2], split.Train.Labels.ToArray());
        Assert.Equal(3, split.Validation.Labels[0]);
        Assert.Equal([100, 101], split.Test.Image(0).ToArray());
        Assert.False(split.Train.IsBinary);
    }

    [Fact]
    public void Load_MnistBesideFashionMnist_AreToldApartByTheirFolders()
    {
        foreach ((string subfolder, byte grey) in new[] { ("mnist/", (byte)10), ("fashion-mnist/", (byte)20) })
        {
            _folder.Write(subfolder + "train-images-idx3-ubyte", Images(10_001, _ => grey));
            _folder.Write(subfolder + "t10k-images-idx3-ubyte", Images(1, _ => grey));
        }

        Assert.Equal(10, Load("mnist").Train.Image(0)[0]);
        Assert.Equal(20, Load("fashion-mnist").Train.Image(0)[0]);
        Assert.False(Load("mnist").Train.HasLabels);
    }

    [Fact]
    public void Load_TooFewImagesToHoldOut_SaysHowManyAreNeeded()
    {
        _folder.Write("train-images-idx3-ubyte", Images(10_000, _ => 9));
        _folder.Write("t10k-images-idx3-ubyte", Images(1, _ => 9));

        DataFormatException error = Assert.Throws<DataFormatException>(() => Load("mnist"));

        Assert.Contains("more than the 10000 images", error.Expected, StringComparison.Ordinal);
        Assert.Equal("10000", error.Actual);
    }

    [Fact]
    public void Load_BinarizedMnist_IsBinaryWithItsOwnValidation()
    {
        WriteBinarized(pixel: 1);

        ImageSplit split = Load("mnist-binarized");

        Assert.True(split.Test.IsBinary);
        Assert.Equal((3, 2, 1), (split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    [Fact]
    public void Load_BinarizedMnistWithGreyPixels_NamesTheFile()
    {
        WriteBinarized(pixel: 2);

        DataFormatException error = Assert.Throws<DataFormatException>(() => Load("mnist-binarized"));

        Assert.EndsWith("binarized_mnist_valid-images-idx3-ubyte", error.Path, StringComparison.Ordinal);
        Assert.Equal("2 in image 0", error.Actual);
    }

    [Fact]
    public void Load_BinarizedMnistWithoutValidation_DoesNotMakeOneUp()
    {
        WriteBinarized(pixel: 1);
        File.Delete(Path.Combine(_folder.Path, "mnist/binarized_mnist_valid-images-idx3-ubyte"));

        DataNotFoundException error = Assert.Throws<DataNotFoundException>(() => Load("mnist-binarized"));

        Assert.Contains("binarized_mnist_valid-images*", error.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Omniglot_HoldsOutTheLastOfAPermutation()
    {
        _folder.Write("omniglot/omniglot28-train-images-idx3-ubyte", Images(1_545, index => (byte)(index / 2 / 10)));
        _folder.Write("omniglot/omniglot28-test-images-idx3-ubyte", Images(2, _ => 5));

        ImageSplit split = Load("omniglot");
        byte[] train = [.. Enumerable.Range(0, 200).Select(index => split.Train.Image(index)[0])];
        byte[] validation = [.. Enumerable.Range(0, 1_345).Select(index => split.Validation.Image(index)[0])];

        Assert.Equal((200, 1_345), (split.Train.Count, split.Validation.Count));
        Assert.Equal(Enumerable.Range(0, 1_545).Select(index => (byte)(index / 10)), train.Concat(validation).Order());
        Assert.NotEqual(train.Order(), train);
    }

    [Fact]
    public void Load_AnyFolder_HoldsOutATenthAndReadsLabels()
    {
        _folder.Write("mine/train-images.idx3-ubyte", Images(30, index => (byte)index));
        _folder.Write("mine/train-labels.idx1-ubyte", Labels(30));
        _folder.Write("mine/test-images.gz", Zip(Images(2, _ => 5)));

        ImageSplit split = Load("mine");

        Assert.Equal((27, 3, 2), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal([7, 8, 9], split.Validation.Labels.ToArray());
        Assert.Equal("mine", split.Train.Name);
    }

    [Fact]
    public void Load_TheDataFolderItself_FindsValidationAndBinaryPixels()
    {
        _folder.Write("train-images", Images(3, index => (byte)(index % 2)));
        _folder.Write("validation-images", Images(2, _ => 1));
        _folder.Write("test-images", Images(1, _ => 0));

        ImageSplit split = Load(".");

        Assert.True(split.Train.IsBinary);
        Assert.Equal((3, 2, 1), (split.Train.Count, split.Validation.Count, split.Test.Count));
    }

    [Fact]
    public void Load_PlainAndZippedFileOfOneName_ReadsOne()
    {
        _folder.Write("train-images.gz", Zip(Images(20, _ => 9)));
        _folder.Write("train-images", Images(20, _ => 9));
        _folder.Write("test-images", Images(1, _ => 9));

        Assert.Equal(18, Load(".").Train.Count);
    }

    [Fact]
    public void Load_TwoFilesThatBeginAlike_NamesBoth()
    {
        _folder.Write("train-images-old", Images(20, _ => 9));
        _folder.Write("train-images-new", Images(20, _ => 9));

        DataFormatException error = Assert.Throws<DataFormatException>(() => Load("."));

        Assert.Equal("train-images-new, train-images-old", error.Actual);
    }

    [Fact]
    public void Load_LabelsOfAnotherNumber_NamesTheFile()
    {
        _folder.Write("train-images", Images(20, _ => 9));
        _folder.Write("train-labels", Labels(19));
        _folder.Write("test-images", Images(1, _ => 9));

        DataFormatException error = Assert.Throws<DataFormatException>(() => Load("."));

        Assert.EndsWith("train-labels", error.Path, StringComparison.Ordinal);
        Assert.Contains("20 images in train-images", error.Expected, StringComparison.Ordinal);
        Assert.Equal("19", error.Actual);
    }

    [Fact]
    public void Load_TestImagesOfAnotherShape_SaysBothShapes()
    {
        _folder.Write("train-images", Images(20, _ => 9));
        _folder.Write("test-images", Idx([1, 2, 2], [9, 9, 9, 9]));

        DataFormatException error = Assert.Throws<DataFormatException>(() => Load("."));

        Assert.Contains("1 x 2 grey", error.Expected, StringComparison.Ordinal);
        Assert.Equal("2 x 2 grey", error.Actual);
    }

    [Fact]
    public void Load_MissingTestFile_NamesWhatWasLookedFor()
    {
        _folder.Write("mnist/train-images-idx3-ubyte", Images(10_001, _ => 9));

        DataNotFoundException error = Assert.Throws<DataNotFoundException>(() => Load("mnist"));

        Assert.Contains("t10k-images*", error.Missing, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(_folder.Path, "mnist")], error.Searched.AsSpan());
    }

    [Fact]
    public void Load_NoFilesAtAll_NamesBothFoldersAndTheKnownSets()
    {
        DataNotFoundException error = Assert.Throws<DataNotFoundException>(() => Load("mnist"));

        Assert.Equal([Path.Combine(_folder.Path, "mnist"), _folder.Path], error.Searched.AsSpan());
        Assert.Contains("digits, mnist-binarized, mnist, omniglot, fashion-mnist", error.Message, StringComparison.Ordinal);
        Assert.Contains("VARIATE_DATA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadSet_Digits_NeedsNoFolder()
    {
        string absent = Path.Combine(_folder.Path, "absent");

        Assert.Equal(20_000, DataFolder.LoadSet("digits", absent).Train.Count);
        Assert.Throws<DataNotFoundException>(() => DataFolder.LoadSet("mnist", absent));
    }

    private ImageSplit Load(string name) => DataFolder.Find(_folder.Path, null, _folder.Path).Load(name);

    private void WriteBinarized(byte pixel)
    {
        _folder.Write("mnist/binarized_mnist_train-images-idx3-ubyte", Images(3, index => (byte)(index % 2)));
        _folder.Write("mnist/binarized_mnist_valid-images-idx3-ubyte", Images(2, _ => pixel));
        _folder.Write("mnist/binarized_mnist_test-images-idx3-ubyte", Images(1, _ => 0));
    }
}
