using System.Numerics;
using Variate.Experiments.Data.Handwriting;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Data.Handwriting;

public sealed class ScribeTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(9);

    private static readonly Hand Upright = new(
        Slant: 0,
        HalfTurn: 0,
        Stretch: 1,
        Extent: 20,
        Centre: new(14, 15),
        Radius: 1.5f,
        Pressure: 0,
        Wobble: 0);

    [Fact]
    public void Write_EveryGlyph_FitsItsExtentWithTheMiddleOfTheInkAtTheCentre()
    {
        foreach (Glyph glyph in Enumerable.Range(0, 10).SelectMany(digit => Glyphs.Of(digit)))
        {
            List<PenSegment> strokes = Scribe.Write(glyph, Upright, Key);

            Vector2[] points = [.. strokes.SelectMany(stroke => new[] { stroke.Start, stroke.End })];
            float width = points.Max(point => point.X) - points.Min(point => point.X);
            float height = points.Max(point => point.Y) - points.Min(point => point.Y);
            double length = strokes.Sum(Length);
            double x = strokes.Sum(stroke => Length(stroke) * (stroke.Start.X + stroke.End.X) / 2);
            double y = strokes.Sum(stroke => Length(stroke) * (stroke.Start.Y + stroke.End.Y) / 2);
            Assert.Equal(20 - 3, Math.Max(width, height), 1e-3);
            Assert.Equal(14, x / length, 1e-3);
            Assert.Equal(15, y / length, 1e-3);
        }
    }

    [Fact]
    public void Write_QuarterTurn_SwapsWidthAndHeight()
    {
        var bar = new Glyph([(0, 0), (8, 0)]);

        // tan(90°/2) = 1.
        PenSegment first = Scribe.Write(bar, Upright with { HalfTurn = 1 }, Key)[0];

        Assert.Equal(first.Start.X, first.End.X, 1e-4f);
        Assert.NotEqual(first.Start.Y, first.End.Y, 1e-1f);
    }

    [Fact]
    public void Write_Slant_LeansTheTopToTheRight()
    {
        var pole = new Glyph([(5, 0), (5, 14)]);

        List<PenSegment> strokes = Scribe.Write(pole, Upright with { Slant = 0.5f }, Key);

        Assert.True(strokes[0].Start.X > strokes[^1].End.X + 5);
    }

    [Fact]
    public void Write_Pressure_WidensTheStrokeByThatFraction()
    {
        var pole = new Glyph([(5, 0), (5, 14)]);

        List<PenSegment> strokes = Scribe.Write(pole, Upright with { Pressure = 0.4f }, Key);

        Assert.Equal(1.5f * 0.8f, strokes[0].StartRadius, 1e-5f);
        Assert.Equal(1.5f * 1.2f, strokes[^1].EndRadius, 1e-5f);
    }

    [Fact]
    public void Write_WobblingCorner_StaysClosed()
    {
        var corner = new Glyph([(0, 0), (8, 0), (8, 0), (8, 8)]);

        List<PenSegment> strokes = Scribe.Write(corner, Upright with { Wobble = 1 }, Key);

        Assert.Equal(12, strokes.Count);
        Assert.All(Enumerable.Range(1, 11), index => Assert.Equal(strokes[index - 1].End, strokes[index].Start));
    }

    private static double Length(PenSegment stroke) => Vector2.Distance(stroke.Start, stroke.End);
}
