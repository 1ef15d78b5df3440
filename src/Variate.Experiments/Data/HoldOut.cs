using Variate.Tensors;
using static System.FormattableString;

namespace Variate.Experiments.Data;

/// <summary>How a validation set is cut from the training images of a source that has none.</summary>
internal sealed class HoldOut
{
    // Part of the data's definition: another value would make results incomparable.
    private const ulong PermutationSeed = 123;

    private readonly Func<int, int> _count;
    private readonly bool _isPermuted;

    private HoldOut(Func<int, int> count, bool isPermuted)
    {
        _count = count;
        _isPermuted = isPermuted;
    }

    /// <summary>The last <paramref name="count"/> images, as stored.</summary>
    public static HoldOut Last(int count) => new(_ => count, isPermuted: false);

    /// <summary>The last <paramref name="count"/> images of a fixed permutation.</summary>
    public static HoldOut LastOfPermutation(int count) => new(_ => count, isPermuted: true);

    /// <summary>The last tenth, as stored; at least one image.</summary>
    public static HoldOut LastTenth() => new(imageCount => Math.Max(imageCount / 10, 1), isPermuted: false);

    /// <summary>Cuts a set in two.</summary>
    /// <param name="set">All images.</param>
    /// <param name="path">The file they come from, for messages.</param>
    /// <exception cref="DataFormatException">There are too few images to leave any to train on.</exception>
    public (ImageSet Train, ImageSet Validation) Cut(ImageSet set, string path)
    {
        int validationCount = _count(set.Count);
        if (validationCount >= set.Count)
        {
            throw new DataFormatException(
                path,
                Invariant($"more than the {validationCount} images held out for validation"),
                Invariant($"{set.Count}"),
                "Use the complete file, or put the images into a folder of another name, where a tenth is held out.");
        }

        int[] order = new int[set.Count];
        if (_isPermuted)
        {
            Shuffle.Fill(order, RandomKey.FromSeed(PermutationSeed));
        }
        else
        {
            Shuffle.FillInOrder(order);
        }

        int trainCount = set.Count - validationCount;
        return (
            set.Select(set.Name, order.AsSpan(0, trainCount)),
            set.Select(set.Name, order.AsSpan(trainCount)));
    }
}
