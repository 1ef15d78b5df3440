namespace Variate.Tensors.Operations;

/// <summary>y = eˣ − 1; x̄ = ȳ·(y + 1).</summary>
internal sealed class ExponentialMinusOne(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * (at.Output + 1);
}
