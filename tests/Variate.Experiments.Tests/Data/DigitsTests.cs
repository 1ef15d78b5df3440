using System.Security.Cryptography;
using Variate.Experiments.Data;

namespace Variate.Experiments.Tests.Data;

public sealed class DigitsTests
{
    private const int ClassCount = 10;

    private static readonly ImageSplit Split = Digits.Create(2_000, 10, 500);

    // Golden: the images are part of the definition of every experiment on this set, on every machine.
    [Fact]
    public void Create_FirstImages_AreTheSameBytesOnEveryMachine()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int index = 0; index < 200; index++)
        {
            hash.AppendData(Split.Train.Image(index));
        }

        hash.AppendData(Split.Train.Labels.AsSpan(0, 200));

        Assert.Equal(
            "D9C8DF50BB538AC99A5E350CF3D3F210A10B6321A68FEFD3B89AB32788B9AEA3",
            Convert.ToHexString(hash.GetHashAndReset()));
    }

    [Fact]
    public void Create_AnotherNumberOfImages_LeavesTheOthersAlone()
    {
        ImageSplit small = Digits.Create(3, 4, 5);

        Assert.Equal(Split.Train.Image(2), small.Train.Image(2));
        Assert.Equal(Split.Validation.Image(3), small.Validation.Image(3));
        Assert.Equal(Split.Test.Image(4), small.Test.Image(4));
        Assert.Equal(Split.Test.Labels[..5].AsSpan(), small.Test.Labels.AsSpan());
    }

    [Fact]
    public void Create_PartsAndSeeds_ShareNoImage()
    {
        ImageSplit other = Digits.Create(10, 10, 10, seed: 1);
        string[] images =
        [
            .. new[] { other.Train, other.Validation, other.Test, Split.Validation }
                .SelectMany(set => Enumerable.Range(0, 10).Select(index => Convert.ToHexString(set.Image(index)))),
            .. Enumerable.Range(0, 2_000).Select(index => Convert.ToHexString(Split.Train.Image(index))),
        ];

        Assert.Equal(images.Length, images.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Create_Labels_AreUniform()
    {
        double deviation = Math.Sqrt(2_000 * 0.1 * 0.9);

        Assert.All(
            Enumerable.Range(0, ClassCount),
            digit => Assert.InRange(Split.Train.Labels.Count(label => label == digit) - 200, -5 * deviation, 5 * deviation));
    }

    // MNIST: mean grey 0.131, four fifths of the pixels white, strokes that reach full black.
    [Fact]
    public void Create_Ink_IsLikeThatOfMnist()
    {
        byte[] pixels = [.. Enumerable.Range(0, 2_000).SelectMany(index => Split.Train.Image(index).ToArray())];

        Assert.InRange(pixels.Average(pixel => pixel / 255.0), 0.12, 0.14);
        Assert.InRange(pixels.Count(pixel => pixel == 0) / (double)pixels.Length, 0.78, 0.83);
        Assert.InRange(pixels.Count(pixel => pixel >= 250) / (double)pixels.Length, 0.05, 0.1);
    }

    [Fact]
    public void Create_EveryImage_IsCentredAndClearOfTheCorners()
    {
        for (int index = 0; index < 2_000; index++)
        {
            ReadOnlySpan<byte> image = Split.Train.Image(index);
            double mass = 0;
            double row = 0;
            double column = 0;
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                mass += image[pixel];
                row += image[pixel] * (pixel / 28);
                column += image[pixel] * (pixel % 28);
            }

            // Bounds of the position's draw, 0.5 times ±3, and a pixel for width that varies along the stroke.
            Assert.InRange(row / mass, 13.5 - 2.5, 13.5 + 2.5);
            Assert.InRange(column / mass, 13.5 - 2.5, 13.5 + 2.5);
            Assert.Equal(0, image[0] + image[27] + image[27 * 28] + image[^1]);
        }
    }

    // The classes can be learned, and not by one image each: the mean image is a weak classifier, 0.82 on MNIST itself.
    [Fact]
    public void Create_NearestMeanOfClass_ClassifiesMostOfTheTestImages()
    {
        double[][] means = [.. Enumerable.Range(0, ClassCount).Select(MeanOf)];

        int right = Enumerable.Range(0, Split.Test.Count)
            .Count(index => Nearest(means, Split.Test.Image(index)) == Split.Test.Labels[index]);

        Assert.InRange(right / (double)Split.Test.Count, 0.85, 0.99);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Create_NoImagesInAPart_IsRefused(int train, int validation, int test)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Digits.Create(train, validation, test));
    }

    private static double[] MeanOf(int digit)
    {
        int[] indices = [.. Enumerable.Range(0, Split.Train.Count).Where(index => Split.Train.Labels[index] == digit)];
        return [.. Split.Train.Select("class", indices).MeanImage().Select(mean => 255.0 * mean)];
    }

    private static int Nearest(double[][] means, ReadOnlySpan<byte> image)
    {
        double[] distances = new double[means.Length];
        for (int digit = 0; digit < means.Length; digit++)
        {
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                double difference = image[pixel] - means[digit][pixel];
                distances[digit] += difference * difference;
            }
        }

        return Array.IndexOf(distances, distances.Min());
    }
}
