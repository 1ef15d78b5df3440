using Variate.Tensors.Kernels;

namespace Variate.Tensors.Operations;

/// <summary>y = 1/(1 + e⁻ˣ); x̄ = ȳ·y(1 − y).</summary>
internal sealed class LogisticSigmoid(Tensor x) : Operation(x)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
        => at.IsDifferentiable
            ? outputGradient * at.Output * (1 - at.Output)
            : Pointwise.Zip<SigmoidGradientKernel>(outputGradient, at.Output, null);
}
