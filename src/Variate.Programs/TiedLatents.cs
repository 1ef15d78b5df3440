using Variate.Tensors;

namespace Variate.Programs;

/// <summary>One latent value seen in two ways.</summary>
/// <param name="Unconditional">z(u, θ), with u held constant in the derivative.</param>
/// <param name="Conditional">z(v, b, θ), with v held constant in the derivative. The same number.</param>
public readonly record struct TiedLatents(Tensor Unconditional, Tensor Conditional);
