namespace Variate.Tensors.Operations;

/// <summary>y = m(x) = φ(x)/Φ(x); x̄ = −ȳ·m(m + x).</summary>
internal sealed class InverseMillsRatio(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => -(outputGradient * (at.Output * at.Input(0).InverseMillsExcess()));
}
