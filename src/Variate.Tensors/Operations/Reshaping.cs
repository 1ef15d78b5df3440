namespace Variate.Tensors.Operations;

/// <summary>y = x in another shape; x̄ = ȳ in the shape of x.</summary>
internal sealed class Reshaping(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient.Reshape(Inputs[0].Shape);
}
