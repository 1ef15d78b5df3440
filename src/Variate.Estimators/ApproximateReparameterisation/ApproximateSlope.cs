using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>How a sample z = T(ε; θ) and its noise depend on one parameter tensor, elementwise.</summary>
/// <param name="Towards">The parameter, tracked where the user's parameters are.</param>
/// <param name="Path">∂z/∂θ at fixed noise.</param>
/// <param name="NoiseScore">∂ ln q(ε; θ)/∂θ at fixed noise; null where the law of the noise does not depend on the parameter.</param>
internal sealed record ApproximateSlope(Tensor Towards, Tensor Path, Tensor? NoiseScore);
