using Variate.Tensors.Kernels;

namespace Variate.Tensors.Operations;

/// <summary>y = tanh x; x̄ = ȳ(1 − y²).</summary>
internal sealed class HyperbolicTangent(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => at.IsDifferentiable
            ? outputGradient * (1 - at.Output.Square())
            : Pointwise.Zip<TanhGradientKernel>(outputGradient, at.Output, null);
}
