using Variate.Tensors;

namespace Variate.Experiments.Models;

/// <summary>A model that dreams up whole images.</summary>
public interface IGenerativeModel
{
    /// <summary>The pixels' probabilities given ancestral samples of the latent variables.</summary>
    /// <param name="count">How many images.</param>
    /// <param name="key">Addresses the samples.</param>
    /// <returns>[count, pixel], each from 0 to 1.</returns>
    Tensor Sample(int count, RandomKey key);
}
