using Variate.Tensors;

namespace Variate.Programs;

/// <summary>A distribution whose sample is a differentiable function of its parameters and of noise.</summary>
public interface IReparameterised
{
    /// <summary>A sample through which the gradient flows to the parameters.</summary>
    /// <param name="run">Gives the noise and its shape.</param>
    /// <returns>[leading.., batch.., event].</returns>
    Tensor Reparameterise(Run run);
}
