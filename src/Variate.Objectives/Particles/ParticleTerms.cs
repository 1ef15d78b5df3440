using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>A function F of the log-weights of K particles, with the derivatives that gradients of its expectation are made of.</summary>
/// <param name="LogWeights">Where they are taken: [.., K].</param>
/// <param name="Value">F: [..].</param>
/// <param name="Weights">∂F/∂ln wₖ: [.., K].</param>
/// <param name="Curvatures">∂²F/∂(ln wₖ)²: [.., K].</param>
/// <param name="Shares">
/// 1 − Curvatures/Weights, without the division: [.., K]. Null where weights may vanish before their curvatures.
/// </param>
internal sealed record ParticleTerms(Tensor LogWeights, Tensor Value, Tensor Weights, Tensor Curvatures, Tensor? Shares);
