namespace Variate.Tensors.Operations;

/// <summary>y = log Γ(x); x̄ = ȳ·ψ(x).</summary>
internal sealed class LogarithmOfGamma(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Input(0).Digamma();
}
