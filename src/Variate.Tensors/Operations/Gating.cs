namespace Variate.Tensors.Operations;

/// <summary>y = x; x̄ = g·ȳ with the factor g of a gate, which is 1 until it is decided.</summary>
internal sealed class Gating(Tensor x, GradientGate gate) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => gate.Factor is { } factor ? outputGradient * factor : outputGradient;
}
