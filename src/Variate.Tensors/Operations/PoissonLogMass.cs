namespace Variate.Tensors.Operations;

/// <summary>y ln λ − λ − ln Γ(y + 1); of y: ȳ(ln λ − ψ(y + 1)), of λ: ȳ(y/λ − 1).</summary>
internal sealed class PoissonLogMass(Tensor value, Tensor rate) : Operation(value, rate)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => input == 0
            ? outputGradient * (at.Input(1).Log() - (at.Input(0) + 1).Digamma())
            : outputGradient * ((at.Input(0) / at.Input(1)) - 1);
}
