using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>A divergence, and whether it is the number itself or an estimate of it.</summary>
/// <param name="Value">[.., batch], differentiable in the parameters of both laws.</param>
/// <param name="IsExact">True for a closed form, false for an average over samples.</param>
public sealed record DivergenceValue(Tensor Value, bool IsExact);
