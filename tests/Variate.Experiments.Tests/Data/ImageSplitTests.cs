using Variate.Experiments.Data;

namespace Variate.Experiments.Tests.Data;

public sealed class ImageSplitTests
{
    private static readonly ImageSet Grey = ImageSet.Grey("grey", 1, 2, [0, 1]);

    [Fact]
    public void ImageSplit_OtherShape_IsRefused()
    {
        var tall = ImageSet.Grey("tall", 2, 1, [0, 1]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new ImageSplit(Grey, tall, Grey));

        Assert.Equal("validation", error.ParamName);
        Assert.Contains("1 x 2 grey", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 x 1 grey in 'tall'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ImageSplit_BinaryAmongGrey_IsRefused()
    {
        var binary = ImageSet.Binary("binary", 1, 2, [0, 1]);

        Assert.Equal("test", Assert.Throws<ArgumentException>(() => new ImageSplit(Grey, Grey, binary)).ParamName);
    }
}
