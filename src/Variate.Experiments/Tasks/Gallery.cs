using Variate.Experiments.Data;
using Variate.Experiments.Models;
using Variate.Results;
using Variate.Tensors;

namespace Variate.Experiments.Tasks;

/// <summary>Pictures of what a model has learned.</summary>
internal sealed class Gallery
{
    private const int Columns = 10;
    private const int SampleRows = 5;
    private const int ReconstructionRows = 3;

    private readonly ImageModel _model;
    private readonly ImageSet _images;
    private readonly ImageFeed _feed;

    internal Gallery(ImageModel model, ImageSet images, ImageFeed feed)
    {
        _model = model;
        _images = images;
        _feed = feed;
    }

    /// <summary>Images that the model dreams up; null where it only completes given ones.</summary>
    internal ImageGrid? Samples(RandomKey key) => _model is IGenerativeModel model
        ? Grid(
            "Samples from the model",
            "Drawn from the top layer downwards; the grey of a pixel is its probability.",
            Pictures(model.Sample(Columns * SampleRows, key)))
        : null;

    /// <summary>Rows of test images, each above the row of their reconstructions.</summary>
    internal ImageGrid Reconstructions(RandomKey key, Workspace workspace)
    {
        int count = Math.Min(Columns * ReconstructionRows, _images.Count);

        // From all over the set: some files are sorted by class.
        Tensor originals = _feed.Take([.. Enumerable.Range(0, count).Select(i => i * (_images.Count / count))], key.For("images"), workspace);
        ReadOnlyMemory<byte>[] above = Pictures(originals);
        ReadOnlyMemory<byte>[] below = Pictures(_model.Reconstruct(originals, key.For("latents")));
        return Grid(
            "Reconstructions",
            "Every second row shows test images, and the row below them what one sample of the latent variables keeps of them.",
            above.Chunk(Columns).Zip(below.Chunk(Columns)).SelectMany(rows => rows.First.Concat(rows.Second)));
    }

    private ImageGrid Grid(string title, string caption, IEnumerable<ReadOnlyMemory<byte>> pictures) => new()
    {
        Title = title,
        Caption = caption,
        ImageHeight = _images.Height,
        ImageWidth = _images.Width,
        Columns = Columns,
        Images = [.. pictures],
    };

    private static ReadOnlyMemory<byte>[] Pictures(Tensor probabilities)
    {
        int pixels = probabilities.Shape[1];
        var pictures = new ReadOnlyMemory<byte>[probabilities.Shape[0]];
        for (int i = 0; i < pictures.Length; i++)
        {
            byte[] picture = new byte[pixels];
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                // Ink is 1 and dark, the page is 0 and white.
                double ink = probabilities.ElementAt((i * pixels) + pixel);
                picture[pixel] = (byte)Math.Round(byte.MaxValue * (1 - Math.Clamp(ink, 0, 1)));
            }

            pictures[i] = picture;
        }

        return pictures;
    }
}
