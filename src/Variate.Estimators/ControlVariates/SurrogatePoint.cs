using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Where a surrogate is evaluated.</summary>
/// <param name="Latent">z: [leading.., batch.., event].</param>
/// <param name="Relaxed">σ(z), the relaxed sample; z itself for a continuous choice.</param>
/// <param name="Context">What the program has told by <see cref="Variate.Programs.Stochastic.Context"/>, with all axes; null if nothing.</param>
public readonly record struct SurrogatePoint(Tensor Latent, Tensor Relaxed, Tensor? Context);
