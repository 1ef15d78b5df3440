using System.Collections.Immutable;
using Variate.Experiments.Data;

namespace Variate.Experiments.Tests.Data;

public sealed class ImageSetTests
{
    private static readonly ImmutableArray<byte> Pixels = [0, 255, 51, 0, 102, 255];

    [Fact]
    public void Image_OfAnIndex_IsItsRowsInOrder()
    {
        var set = ImageSet.Grey("three", 1, 2, Pixels, [7, 8, 9]);

        Assert.Equal(3, set.Count);
        Assert.Equal([51, 0], set.Image(1).ToArray());
        Assert.Equal([7, 8, 9], set.Labels.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Image_OutsideTheSet_IsRefused(int index)
    {
        var set = ImageSet.Grey("three", 1, 2, Pixels);

        Assert.Throws<ArgumentOutOfRangeException>(() => set.Image(index).Length);
    }

    [Fact]
    public void MeanImage_OfGreyImages_IsFromZeroToOne()
    {
        var set = ImageSet.Grey("three", 1, 2, Pixels);

        Assert.Equal([0.2f, 2f / 3], set.MeanImage().AsSpan());
    }

    [Fact]
    public void MeanImage_OfBinaryImages_IsTheFractionOfOnes()
    {
        var set = ImageSet.Binary("four", 1, 2, [1, 0, 0, 0, 1, 1, 1, 0]);

        Assert.Equal([0.75f, 0.25f], set.MeanImage().AsSpan());
    }

    [Fact]
    public void Select_WithRepetition_TakesPixelsAndLabels()
    {
        var set = ImageSet.Grey("three", 1, 2, Pixels, [7, 8, 9]);

        ImageSet selected = set.Select("some", [2, 0, 2]);

        Assert.Equal("some", selected.Name);
        Assert.Equal([9, 7, 9], selected.Labels.ToArray());
        Assert.Equal(set.Image(2), selected.Image(2));
        Assert.Equal(set.Image(0), selected.Image(1));
    }

    [Fact]
    public void Grey_PartOfAnImage_SaysWhatCame()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ImageSet.Grey("odd", 2, 2, Pixels));

        Assert.Contains("2 x 2 bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("got 6 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grey_NoImage_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ImageSet.Grey("none", 1, 1, []));
        Assert.Throws<ArgumentException>(() => ImageSet.Grey("none", 1, 1, default));
    }

    [Fact]
    public void Grey_LabelsOfAnotherNumber_AreRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ImageSet.Grey("three", 1, 2, Pixels, [1, 2]));

        Assert.Contains("3, or none at all; got 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    public void Grey_EmptyShape_IsRefused(int height, int width)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageSet.Grey("flat", height, width, Pixels));
    }

    [Fact]
    public void Binary_GreyPixel_NamesItsImage()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ImageSet.Binary("grey", 1, 2, [0, 1, 1, 2]));

        Assert.Contains("got 2 in image 1", error.Message, StringComparison.Ordinal);
    }
}
