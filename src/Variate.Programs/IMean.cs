using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution with a mean.</summary>
public interface IMean
{
    /// <summary>The mean, differentiable in the parameters: the shape of the parameters.</summary>
    Tensor Mean { get; }
}
