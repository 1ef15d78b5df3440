using System.Collections.Immutable;
using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>The shape of a Gaussian variational autoencoder.</summary>
public sealed record VariationalAutoencoderOptions
{
    /// <summary>Components of the latent vector, at least 1.</summary>
    /// <value>50.</value>
    public int LatentSize { get; init; } = 50;

    /// <summary>Units of the tanh layers of the encoder, from the image upwards; the decoder has them in reverse.</summary>
    /// <value>200, 200.</value>
    public ImmutableArray<int> Hidden { get; init; } = [200, 200];

    /// <summary>The type of all tensors.</summary>
    /// <value>Float32.</value>
    public ElementType ElementType { get; init; } = ElementType.Float32;
}
