using Variate.Tensors.Kernels;

namespace Variate.Tensors.Operations;

/// <summary>y = Σ x·a − ln(1 + eᵃ) over the last axis; x̄ = ȳ·a, ā = ȳ(x − σ(a)).</summary>
internal sealed class BernoulliLogProbability(Tensor value, Tensor logits) : Operation(value, logits)
{
    internal override Tensor Pullback(int input, Tensor outputGradient, Linearization at)
    {
        Tensor perElement = outputGradient.AppendAxes(1);
        if (input == 0)
        {
            return perElement * at.Input(1);
        }

        return at.IsDifferentiable
            ? perElement * (at.Input(0) - at.Input(1).Sigmoid())
            : Pointwise.Zip3<BernoulliLogProbabilityGradientKernel>(perElement, at.Input(0), at.Input(1), null);
    }
}
