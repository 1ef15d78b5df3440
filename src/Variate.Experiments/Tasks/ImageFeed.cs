using Variate.Experiments.Data;
using Variate.Tensors;

namespace Variate.Experiments.Tasks;

/// <summary>Images as tensors of a step.</summary>
internal sealed class ImageFeed
{
    private readonly ImageSet _images;
    private readonly Binarisation _binarisation;
    private readonly ElementType _elementType;
    private float[] _buffer = [];

    internal ImageFeed(ImageSet images, Binarisation binarisation, ElementType elementType)
    {
        _images = images;
        _binarisation = binarisation;
        _elementType = elementType;
    }

    /// <summary>The images at <paramref name="indices"/> in memory of the workspace: [image, pixel].</summary>
    /// <param name="indices">Which images.</param>
    /// <param name="key">Read by dynamic binarisation only.</param>
    /// <param name="workspace">Lends the memory of the step.</param>
    internal Tensor Take(ReadOnlySpan<int> indices, RandomKey key, Workspace workspace)
    {
        int length = indices.Length * _images.PixelCount;
        if (_buffer.Length < length)
        {
            _buffer = new float[length];
        }

        Span<float> pixels = _buffer.AsSpan(0, length);
        Binariser.FillBatch(_images, indices, _binarisation, key, pixels);
        Shape shape = [indices.Length, _images.PixelCount];
        return _elementType == ElementType.Float32
            ? Tensor.Create(pixels, shape, workspace)
            : Tensor.Create(pixels, shape).To(_elementType).AttachTo(workspace);
    }
}
