using System.Numerics;
using Variate.Experiments.Data.Handwriting;

namespace Variate.Experiments.Tests.Data.Handwriting;

public sealed class RasteriserTests
{
    [Fact]
    public void Draw_HorizontalStroke_HasTheAreaOfLengthTimesWidthWithItsRoundEnds()
    {
        const float Radius = 2;
        byte[] image = new byte[40 * 40];

        Rasteriser.Draw([new PenSegment(new(10.3f, 20.2f), new(30.1f, 20.2f), Radius, Radius)], 40, image);

        double area = image.Sum(pixel => pixel / 255.0);
        Assert.Equal((19.8 * 2 * Radius) + (Math.PI * Radius * Radius), area, 1.0);
    }

    [Fact]
    public void Draw_StrokeThroughPixelCentres_IsBlackThereAndWhiteBeyondItsWidth()
    {
        byte[] image = new byte[9 * 9];

        Rasteriser.Draw([new PenSegment(new(1.5f, 4.5f), new(7.5f, 4.5f), 1, 1)], 9, image);

        Assert.Equal(255, image[(4 * 9) + 4]);
        Assert.Equal(image[(3 * 9) + 4], image[(5 * 9) + 4]);
        Assert.InRange(image[(3 * 9) + 4], 100, 155);
        Assert.Equal(0, image[(2 * 9) + 4]);
    }

    [Fact]
    public void Draw_GrowingRadius_IsWiderAtTheEnd()
    {
        byte[] image = new byte[20 * 20];

        Rasteriser.Draw([new PenSegment(new(3, 10), new(17, 10), 1, 3)], 20, image);

        Assert.True(Column(image, 15) > Column(image, 5) + 255);
    }

    [Fact]
    public void Draw_OverlappingStrokes_AreNoDarkerThanOne()
    {
        var dot = new PenSegment(new(5, 5), new(5, 5), 1.3f, 1.3f);
        byte[] once = new byte[100];
        byte[] twice = new byte[100];

        Rasteriser.Draw([dot], 10, once);
        Rasteriser.Draw([dot, dot], 10, twice);

        Assert.NotEqual(0, once.Sum(pixel => pixel));
        Assert.Equal(once, twice);
    }

    [Theory]
    [InlineData(-20, -20)]
    [InlineData(30, 5)]
    [InlineData(-1, 12)]
    public void Draw_StrokeOverTheEdge_IsClipped(float x, float y)
    {
        byte[] image = new byte[100];

        Rasteriser.Draw([new PenSegment(new(x, y), new Vector2(x, y) + Vector2.One, 1, 1)], 10, image);

        Assert.Equal(0, image[55]);
    }

    private static int Column(byte[] image, int column) => Enumerable.Range(0, 20).Sum(row => image[(row * 20) + column]);
}
