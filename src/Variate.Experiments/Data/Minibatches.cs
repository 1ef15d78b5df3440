using Variate.Tensors;
using static System.FormattableString;

namespace Variate.Experiments.Data;

/// <summary>Which images each training step sees: epochs, each in an order of its own.</summary>
/// <remarks>
/// The order of an epoch depends on (key, epoch) only, so a run resumed at any step sees the batches it would have
/// seen. Not safe for concurrent use: the order of the epoch last asked for is kept.
/// </remarks>
public sealed class Minibatches
{
    private readonly int[] _order;
    private readonly RandomKey _key;
    private long _orderedEpoch = -1;

    /// <summary>Plans the batches of a set.</summary>
    /// <param name="imageCount">Images of the set, at least 1.</param>
    /// <param name="batchSize">Images a batch, at least 1.</param>
    /// <param name="key">Decides the orders.</param>
    /// <param name="lastBatch">Kept by default, so that every image is seen once an epoch.</param>
    /// <exception cref="ArgumentException">Dropping the last batch would leave none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public Minibatches(int imageCount, int batchSize, RandomKey key, LastBatch lastBatch = LastBatch.Keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imageCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (int full, int left) = Math.DivRem(imageCount, batchSize);
        StepsPerEpoch = lastBatch == LastBatch.Keep && left > 0 ? full + 1 : full;
        if (StepsPerEpoch == 0)
        {
            throw new ArgumentException(
                Invariant(
                    $"Expected a batch size up to the {imageCount} images when the last batch is dropped, got {batchSize}."),
                nameof(batchSize));
        }

        BatchSize = batchSize;
        _key = key;
        _order = new int[imageCount];
    }

    /// <summary>Images a batch; the last one of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Batches an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>The epoch that a step is in; both count from 0.</summary>
    public long Epoch(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return step / StepsPerEpoch;
    }

    /// <summary>The images of a step, as indices into the set.</summary>
    /// <param name="step">Counts from 0 over all epochs.</param>
    /// <returns>Valid until a step of another epoch is asked for. No allocation.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public ReadOnlySpan<int> Indices(long step)
    {
        long epoch = Epoch(step);
        if (epoch != _orderedEpoch)
        {
            Shuffle.Fill(_order, _key.For((ulong)epoch));
            _orderedEpoch = epoch;
        }

        int start = (int)(step % StepsPerEpoch) * BatchSize;
        return _order.AsSpan(start, Math.Min(BatchSize, _order.Length - start));
    }
}
