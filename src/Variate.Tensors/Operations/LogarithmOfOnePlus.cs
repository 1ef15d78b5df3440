namespace Variate.Tensors.Operations;

/// <summary>y = ln(1 + x); x̄ = ȳ/(1 + x).</summary>
internal sealed class LogarithmOfOnePlus(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient / (at.Input(0) + 1);
}
