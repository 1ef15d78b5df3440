namespace Variate.Tensors.Operations;

/// <summary>y = log B(a, b); ā = −ȳ(ψ(a + b) − ψ(a)), and b̄ alike.</summary>
internal sealed class LogarithmOfBeta(Tensor a, Tensor b) : Operation(a, b)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => -(outputGradient * Tensor.DigammaDifference(at.Input(input), at.Input(1 - input)));
}
