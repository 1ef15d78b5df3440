namespace Variate.Tensors.Operations;

/// <summary>y = m(x) + x with the inverse Mills ratio m; x̄ = ȳ(1 − m·y).</summary>
internal sealed class InverseMillsExcess(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * (1 - at.Input(0).InverseMillsRatio() * at.Output);
}
