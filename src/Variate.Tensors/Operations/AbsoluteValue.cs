namespace Variate.Tensors.Operations;

/// <summary>y = |x|; x̄ = ȳ·sign x, 0 at 0.</summary>
internal sealed class AbsoluteValue(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Input(0).StopGradient().Sign();
}
