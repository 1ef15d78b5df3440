namespace Variate.Experiments.Data;

/// <summary>Three disjoint sets of images of one source and one shape.</summary>
public sealed class ImageSplit
{
    /// <summary>Joins three sets.</summary>
    /// <param name="train">Images to learn from.</param>
    /// <param name="validation">Images to choose by.</param>
    /// <param name="test">Images to report on.</param>
    /// <exception cref="ArgumentException">The images differ in shape, or some are binary and others grey.</exception>
    public ImageSplit(ImageSet train, ImageSet validation, ImageSet test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(test);
        RequireLike(train, validation, nameof(validation));
        RequireLike(train, test, nameof(test));
        Train = train;
        Validation = validation;
        Test = test;
    }

    /// <summary>Images to learn from.</summary>
    public ImageSet Train { get; }

    /// <summary>Images to choose by.</summary>
    public ImageSet Validation { get; }

    /// <summary>Images to report on.</summary>
    public ImageSet Test { get; }

    private static void RequireLike(ImageSet train, ImageSet other, string parameterName)
    {
        if (train.Height != other.Height || train.Width != other.Width || train.IsBinary != other.IsBinary)
        {
            throw new ArgumentException(
                $"Expected images like the training set's ({train.Shape}), got {other.Shape} in '{other.Name}'.",
                parameterName);
        }
    }
}
