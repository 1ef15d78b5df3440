namespace Variate.Tensors.Operations;

/// <summary>Y = X·W + b; X̄ = Ȳ·Wᵀ, W̄ = Xᵀ·Ȳ, b̄ = the column sums of Ȳ.</summary>
internal sealed class AffineMap(Tensor x, Tensor weights, Tensor bias) : Operation(x, weights, bias)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => input switch
    {
        0 => Product.Of(outputGradient, false, at.Input(1), true),
        1 => Product.Of(at.Input(0), true, outputGradient, false),
        _ => outputGradient,
    };
}
