using System.Collections.Immutable;
using System.Globalization;
using Variate.Experiments.Models;
using Variate.Programs;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Experiments.Tasks;

/// <summary>Bounds of ln p(x) on images that are not trained on.</summary>
/// <remarks>
/// From K samples z₁..z_K ~ q(z | x) of each image: the mean of ln w and ln of the mean of w, with w = p(x, z)/q(z | x). The second, the K-sample
/// bound, rises to ln p(x) with K. Where z is drawn from the model's own p(z | ·), w = p(x | z). Source: [Burda2016] eq. (8).
/// </remarks>
internal sealed class BoundEvaluation
{
    // Samples times images at once: enough for whole matrix products, few enough to stay near the caches.
    private const int RowsAtOnce = 2000;

    private readonly ImageModel _model;
    private readonly ImmutableArray<Estimator> _estimators;
    private readonly int _sampleCount;

    internal BoundEvaluation(ImageModel model, ImmutableArray<Estimator> estimators, int sampleCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        _model = model;
        _estimators = estimators;
        _sampleCount = sampleCount;
    }

    /// <summary>Evaluates both bounds on all images of a set.</summary>
    /// <param name="split">The name of the set, for the records.</param>
    /// <param name="feed">The images.</param>
    /// <param name="imageCount">How many there are.</param>
    /// <param name="step">Steps done, for the records.</param>
    /// <param name="key">Addresses the samples.</param>
    /// <param name="workspace">Recycled after every few images.</param>
    internal IReadOnlyList<EvaluationRecord> Evaluate(
        string split, ImageFeed feed, int imageCount, long step, RandomKey key, Workspace workspace)
    {
        int atOnce = Math.Max(1, RowsAtOnce / _sampleCount);
        var single = new MeanAndError();
        var several = new MeanAndError();
        for (int start = 0; start < imageCount; start += atOnce)
        {
            int[] indices = [.. Enumerable.Range(start, Math.Min(atOnce, imageCount - start))];
            RandomKey chunkKey = key.For((ulong)start);
            Tensor images = feed.Take(indices, chunkKey.For("images"), workspace);
            Tensor logWeights = LogWeights(images, chunkKey.For("samples"));
            single.Add(logWeights.Mean(^1));
            several.Add(logWeights.LogSumExp() - Math.Log(_sampleCount));
            workspace.Recycle();
        }

        return _sampleCount == 1
            ? [Record(split, 1, step, single)]
            : [Record(split, 1, step, single), Record(split, _sampleCount, step, several)];
    }

    private static EvaluationRecord Record(string split, int sampleCount, long step, MeanAndError bound) => new()
    {
        Step = checked((int)step),
        Split = split,
        Kind = sampleCount == 1 ? "single-sample bound" : string.Create(CultureInfo.InvariantCulture, $"{sampleCount}-sample bound"),
        Value = bound.Mean,
        StandardError = bound.StandardError,
    };

    /// <summary>ln w of every image and sample: [image, sample].</summary>
    private Tensor LogWeights(Tensor images, RandomKey key)
    {
        int imageCount = images.Shape[0];
        var options = new EstimateOptions { Batch = [imageCount], SampleCount = _sampleCount, IsVariational = _model.IsVariational };
        Tensor costs = _model.Program(images, _estimators).Costs(key, options);
        return (-costs).Reshape([_sampleCount, imageCount]).MoveFirstAxisToLast();
    }
}
