using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution with a variance of each component.</summary>
public interface IVariance : IMean
{
    /// <summary>The variance of each component, differentiable in the parameters: the shape of the parameters.</summary>
    Tensor Variance { get; }
}
