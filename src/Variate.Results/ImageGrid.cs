using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>Grey images of one size, shown row by row.</summary>
public sealed record ImageGrid
{
    /// <summary>What the images are, for example "Reconstructions".</summary>
    public required string Title { get; init; }

    /// <summary>How to read them: a sentence for the reader.</summary>
    public required string Caption { get; init; }

    /// <summary>Rows of pixels of each image.</summary>
    public required int ImageHeight { get; init; }

    /// <summary>Pixels in each row of an image.</summary>
    public required int ImageWidth { get; init; }

    /// <summary>Images in a row of the grid.</summary>
    public required int Columns { get; init; }

    /// <summary>
    /// The pixels of each image, row by row, 0 black to 255 white; each of length
    /// <see cref="ImageHeight"/> × <see cref="ImageWidth"/>. Base64 in JSON.
    /// </summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> Images { get; init; }
}
