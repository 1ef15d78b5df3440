using Variate.Results;

namespace Variate.Reports.Images;

/// <summary>Lays the images of a grid out on one picture, a pixel apart.</summary>
internal sealed class ContactSheet
{
    private const byte GapShade = 128;
    private const int Gap = 1;

    private ContactSheet(int height, int width)
    {
        Height = height;
        Width = width;
        Pixels = new byte[height * width];
        Pixels.AsSpan().Fill(GapShade);
    }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Row by row, 0 black to 255 white.</summary>
    public byte[] Pixels { get; }

    /// <summary>Lays out a grid of at least one image.</summary>
    /// <exception cref="ArgumentException">An image has not the size that the grid gives.</exception>
    public static ContactSheet Of(ImageGrid grid)
    {
        int columns = Math.Clamp(grid.Columns, 1, grid.Images.Length);
        int rows = (grid.Images.Length + columns - 1) / columns;
        var sheet = new ContactSheet(
            (rows * (grid.ImageHeight + Gap)) - Gap,
            (columns * (grid.ImageWidth + Gap)) - Gap);
        for (int index = 0; index < grid.Images.Length; index++)
        {
            sheet.Place(grid, index, index / columns, index % columns);
        }

        return sheet;
    }

    private void Place(ImageGrid grid, int index, int row, int column)
    {
        ReadOnlySpan<byte> image = grid.Images[index].Span;
        if (image.Length != grid.ImageHeight * grid.ImageWidth)
        {
            throw new ArgumentException(
                $"Expected images of {grid.ImageHeight} × {grid.ImageWidth} pixels in \"{grid.Title}\", "
                + $"got {image.Length} pixels in image {index}.",
                nameof(grid));
        }

        int top = row * (grid.ImageHeight + Gap);
        int left = column * (grid.ImageWidth + Gap);
        for (int line = 0; line < grid.ImageHeight; line++)
        {
            image.Slice(line * grid.ImageWidth, grid.ImageWidth)
                .CopyTo(Pixels.AsSpan(((top + line) * Width) + left));
        }
    }
}
