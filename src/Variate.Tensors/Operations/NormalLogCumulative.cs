namespace Variate.Tensors.Operations;

/// <summary>y = log Φ(x); x̄ = ȳ·m(x) with the inverse Mills ratio m = φ/Φ.</summary>
internal sealed class NormalLogCumulative(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * at.Input(0).InverseMillsRatio();
}
