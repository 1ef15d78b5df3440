using Variate.Experiments.Data;
using Variate.Tensors;

namespace Variate.Experiments.Tests.Data;

public sealed class MinibatchesTests
{
    private static readonly RandomKey Key = RandomKey.FromSeed(1);

    [Fact]
    public void Indices_OverAnEpoch_AreEveryImageOnce()
    {
        var batches = new Minibatches(103, 10, Key);

        List<int> seen = [];
        for (int step = 0; step < batches.StepsPerEpoch; step++)
        {
            seen.AddRange(batches.Indices(step));
        }

        Assert.Equal(11, batches.StepsPerEpoch);
        Assert.Equal(3, batches.Indices(10).Length);
        Assert.NotEqual(Enumerable.Range(0, 103), seen);
        Assert.Equal(Enumerable.Range(0, 103), seen.Order());
    }

    [Fact]
    public void Indices_LastBatchDropped_AreAllFull()
    {
        var batches = new Minibatches(103, 10, Key, LastBatch.Drop);

        Assert.Equal(10, batches.StepsPerEpoch);
        Assert.All(Enumerable.Range(0, 20), step => Assert.Equal(10, batches.Indices(step).Length));
    }

    [Fact]
    public void StepsPerEpoch_BatchSizeDivides_CountsNoEmptyBatch()
    {
        Assert.Equal(10, new Minibatches(100, 10, Key).StepsPerEpoch);
        Assert.Equal(1, new Minibatches(3, 10, Key).StepsPerEpoch);
    }

    [Fact]
    public void Indices_ResumedAtAnyStep_AreTheSame()
    {
        var whole = new Minibatches(50, 7, Key);
        int[][] batches = [.. Enumerable.Range(0, 40).Select(step => whole.Indices(step).ToArray())];

        for (int step = 39; step >= 0; step--)
        {
            Assert.Equal(batches[step], new Minibatches(50, 7, Key).Indices(step).ToArray());
            Assert.Equal(batches[step], whole.Indices(step).ToArray());
        }
    }

    [Fact]
    public void Indices_OfAnotherEpochOrKey_ComeInAnotherOrder()
    {
        var batches = new Minibatches(50, 50, Key);
        int[] first = batches.Indices(0).ToArray();

        Assert.NotEqual(first, batches.Indices(1).ToArray());
        Assert.NotEqual(first, new Minibatches(50, 50, Key.For(1)).Indices(0).ToArray());
    }

    [Fact]
    public void Indices_OverManyEpochs_PutEveryImageEverywhereAlikeOften()
    {
        const int Epochs = 6000;
        var batches = new Minibatches(6, 6, Key);
        double[,] counts = new double[6, 6];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            ReadOnlySpan<int> order = batches.Indices(epoch);
            for (int place = 0; place < 6; place++)
            {
                counts[place, order[place]]++;
            }
        }

        double deviation = Math.Sqrt(Epochs * (1 / 6.0) * (5 / 6.0));
        Assert.All(
            counts.Cast<double>(),
            count => Assert.InRange(count - (Epochs / 6.0), -5 * deviation, 5 * deviation));
    }

    [Fact]
    public void Indices_WithinAndAcrossEpochs_AllocateNothing()
    {
        var batches = new Minibatches(50, 7, Key);
        _ = batches.Indices(8);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int step = 0; step < 24; step++)
        {
            _ = batches.Indices(step);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Epoch_OfAStep_CountsFromZero()
    {
        var batches = new Minibatches(50, 7, Key);

        Assert.Equal(0, batches.Epoch(7));
        Assert.Equal(1, batches.Epoch(8));
    }

    [Fact]
    public void Minibatches_DroppingTheOnlyBatch_IsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Minibatches(9, 10, Key, LastBatch.Drop));

        Assert.Contains("up to the 9 images", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Minibatches_NumbersBelowOne_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Minibatches(0, 1, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Minibatches(1, 0, Key));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Minibatches(1, 1, Key).Indices(-1).Length);
    }
}
