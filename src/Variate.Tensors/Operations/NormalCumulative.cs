namespace Variate.Tensors.Operations;

/// <summary>y = Φ(x); x̄ = ȳ·φ(x).</summary>
internal sealed class NormalCumulative(Tensor x) : Operation(x)
{
    private const double InverseSqrtTwoPi = 0.39894228040143267794;

    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => outputGradient * ((at.Input(0).Square() * -0.5).Exp() * InverseSqrtTwoPi);
}
