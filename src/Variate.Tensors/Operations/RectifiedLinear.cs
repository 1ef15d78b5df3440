namespace Variate.Tensors.Operations;

/// <summary>y = max(x, 0); x̄ = ȳ where x &gt; 0, 0 elsewhere and at 0.</summary>
internal sealed class RectifiedLinear(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at) => outputGradient * at.Input(0).StopGradient().Step();
}
