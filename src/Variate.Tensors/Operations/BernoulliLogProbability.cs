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
            // One logit for all components still gives each component a gradient of its own.
            Tensor logits = at.Input(1);
            return perElement * (logits.Shape[^1] == 1 ? logits.BroadcastTo(logits.Shape.With(^1, Inputs[0].Shape[^1])) : logits);
        }

        return at.IsDifferentiable
            ? perElement * (at.Input(0) - at.Input(1).Sigmoid())
            : Pointwise.Zip3<BernoulliLogProbabilityGradientKernel>(perElement, at.Input(0), at.Input(1), null);
    }
}
