namespace Variate.Tensors.Operations;

/// <summary>y = a − b; ā = ȳ, b̄ = −ȳ.</summary>
internal sealed class Subtraction(Tensor a, Tensor b) : Operation(a, b)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => input == 0 ? outputGradient : -outputGradient.SumTo(at.Input(1).Shape);
}
