namespace Variate.Tensors.Operations;

/// <summary>y = 1/x; x̄ = −ȳ·y².</summary>
internal sealed class Reciprocal(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => -(outputGradient * at.Output.Square());
}
