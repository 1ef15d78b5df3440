using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution whose entropy has a closed form.</summary>
public interface IEntropy
{
    /// <summary>−𝔼[ln p], in nats, summed over the event and differentiable in the parameters: [.., batch]. Of a density: the differential entropy.</summary>
    Tensor Entropy { get; }
}
