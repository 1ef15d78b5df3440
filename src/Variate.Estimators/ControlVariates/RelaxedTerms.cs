using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>What a relaxed control variate is made of.</summary>
/// <param name="Cost">c(z̃): [leading.., batch..].</param>
/// <param name="Unconditional">z as a function of the parameters.</param>
/// <param name="UnconditionalSlope">c′(z).</param>
/// <param name="Conditional">z̃ as a function of the parameters.</param>
/// <param name="ConditionalSlope">c′(z̃).</param>
internal sealed record RelaxedTerms(
    Tensor Cost, Tensor Unconditional, Tensor UnconditionalSlope, Tensor Conditional, Tensor ConditionalSlope)
{
    /// <summary>The estimate with −c(z̃) ∇ ln q(b) + ∇ c(z) − ∇ c(z̃) added to its control variate.</summary>
    internal Estimate AttachTo(Estimate estimate, Tensor score)
        => estimate
            .AttachControl(score, -Cost)
            .AttachControl(Unconditional, UnconditionalSlope)
            .AttachControl(Conditional, -ConditionalSlope);
}
