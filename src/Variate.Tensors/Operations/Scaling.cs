namespace Variate.Tensors.Operations;

/// <summary>y = scale·x + shift with numbers scale and shift; x̄ = scale·ȳ.</summary>
internal sealed class Scaling(Tensor x, double scale) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => scale == 1 ? outputGradient : outputGradient * scale;
}
