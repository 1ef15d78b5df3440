namespace Variate.Tensors.Operations;

/// <summary>y = a/b elementwise; ā = ȳ/b, b̄ = −ȳ·y/b.</summary>
internal sealed class Division(Tensor a, Tensor b) : Operation(a, b)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => input == 0 ? outputGradient / at.Input(1) : -(outputGradient * at.Output / at.Input(1));
}
