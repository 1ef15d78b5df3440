using Variate.Tensors.Kernels;

namespace Variate.Tensors.Operations;

/// <summary>y = ln(1 + eˣ); x̄ = ȳ·σ(x).</summary>
internal sealed class Softplus(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => at.IsDifferentiable
            ? outputGradient * at.Input(0).Sigmoid()
            : Pointwise.Zip<SoftplusGradientKernel>(outputGradient, at.Input(0), null);
}
