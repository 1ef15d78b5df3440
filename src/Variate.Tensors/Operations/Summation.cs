namespace Variate.Tensors.Operations;

/// <summary>y = Σ x over axes; x̄ = ȳ repeated along them.</summary>
internal sealed class Summation(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient.BroadcastTo(Inputs[0].Shape);
}
