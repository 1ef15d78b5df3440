using System.Collections.Immutable;
using Variate.Experiments.Data;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Data;

public sealed class BinariserTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(7);

    // Every grey value once, as one image of 16 x 16.
    private static readonly ImageSet Ramp =
        ImageSet.Grey("ramp", 16, 16, [.. Enumerable.Range(0, 256).Select(grey => (byte)grey)], [3]);

    [Fact]
    public void FillBatch_Grey_IsExactlyZeroToOne()
    {
        float[] batch = new float[256];

        Binariser.FillBatch(Ramp, [0], Binarisation.Grey, Key, batch);

        Assert.Equal(0f, batch[0]);
        Assert.Equal(51f / 255, batch[51]);
        Assert.Equal(1f, batch[255]);
    }

    [Theory]
    [InlineData(Binarisation.Fixed)]
    [InlineData(Binarisation.Dynamic)]
    [InlineData(Binarisation.Grey)]
    public void FillBatch_BinaryImages_AreCopiedInOrder(Binarisation binarisation)
    {
        var set = ImageSet.Binary("three", 1, 2, [0, 1, 1, 1, 1, 0]);
        float[] batch = new float[4];

        Binariser.FillBatch(set, [2, 0], binarisation, Key, batch);

        Assert.Equal([1f, 0f, 0f, 1f], batch);
    }

    [Fact]
    public void FillBatch_Dynamic_HasTheGreyValueAsItsProbability()
    {
        const int Draws = 4000;
        double[] ones = new double[256];
        float[] batch = new float[256];

        for (int step = 0; step < Draws; step++)
        {
            Binariser.FillBatch(Ramp, [0], Binarisation.Dynamic, Key.For((ulong)step), batch);
            for (int pixel = 0; pixel < 256; pixel++)
            {
                Assert.True(batch[pixel] is 0f or 1f);
                ones[pixel] += batch[pixel];
            }
        }

        Assert.Equal(0, ones[0]);
        Assert.Equal(Draws, ones[255]);
        for (int grey = 1; grey < 255; grey++)
        {
            // |z| < 5 for all of 254 pixels: a false alarm once in some 7,000 choices of the key, which is fixed.
            double probability = grey / 255.0;
            double deviation = Math.Sqrt(Draws * probability * (1 - probability));
            Assert.InRange(ones[grey] - (Draws * probability), -5 * deviation, 5 * deviation);
        }
    }

    [Fact]
    public void FillBatch_Dynamic_DependsOnKeyAndImageNotOnTheBatch()
    {
        ImmutableArray<byte> grey = [.. Enumerable.Repeat((byte)128, 3 * 64)];
        var set = ImageSet.Grey("mid", 8, 8, grey);
        float[] all = new float[3 * 64];
        float[] one = new float[64];
        float[] next = new float[64];

        Binariser.FillBatch(set, [0, 1, 2], Binarisation.Dynamic, Key, all);
        Binariser.FillBatch(set, [1], Binarisation.Dynamic, Key, one);
        Binariser.FillBatch(set, [1], Binarisation.Dynamic, Key.For(1), next);

        Assert.Equal(all[64..128], one);
        Assert.NotEqual(all[..64], one);
        Assert.NotEqual(next, one);
    }

    [Fact]
    public void FillBatch_FixedOfGreyImages_SaysWhatToDo()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Binariser.FillBatch(Ramp, [0], Binarisation.Fixed, Key, new float[256]));

        Assert.Contains("'ramp'", error.Message, StringComparison.Ordinal);
        Assert.Contains("DrawOnce", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(257)]
    public void FillBatch_WrongRoom_SaysWhatCame(int length)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Binariser.FillBatch(Ramp, [0], Binarisation.Grey, Key, new float[length]));

        Assert.Equal("destination", error.ParamName);
        Assert.Contains($"got {length} numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FillBatch_UnknownIndexOrBinarisation_IsRefused()
    {
        float[] batch = new float[256];

        Assert.Throws<ArgumentOutOfRangeException>(
            () => Binariser.FillBatch(Ramp, [1], Binarisation.Grey, Key, batch));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Binariser.FillBatch(Ramp, [0], (Binarisation)3, Key, batch));
    }

    [Fact]
    public void FillBatch_Dynamic_AllocatesNothing()
    {
        float[] batch = new float[256];
        Binariser.FillBatch(Ramp, [0], Binarisation.Dynamic, Key, batch);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Binariser.FillBatch(Ramp, [0], Binarisation.Dynamic, Key, batch);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void DrawOnce_GreySet_IsWhatADynamicBatchOfTheKeyWouldBe()
    {
        float[] batch = new float[256];
        Binariser.FillBatch(Ramp, [0], Binarisation.Dynamic, Key, batch);

        ImageSet drawn = Binariser.DrawOnce(Ramp, Key);

        Assert.True(drawn.IsBinary);
        Assert.Equal([3], drawn.Labels.ToArray());
        Assert.Equal(batch, drawn.Image(0).ToArray().Select(pixel => (float)pixel));
        Assert.NotEqual(drawn.Image(0).ToArray(), Binariser.DrawOnce(Ramp, Key.For(1)).Image(0).ToArray());
    }

    [Fact]
    public void DrawOnce_BinarySet_IsTheSetItself()
    {
        var set = ImageSet.Binary("binary", 1, 2, [0, 1]);

        Assert.Same(set, Binariser.DrawOnce(set, Key));
    }
}
