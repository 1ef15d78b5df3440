using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The derivative of the law of every component towards a parameter, as the difference of two laws: ∂θ q = w(q⁺ − q⁻).</summary>
/// <param name="Towards">θ, tracked.</param>
/// <param name="Weight">w, elementwise.</param>
/// <param name="Positive">A draw of q⁺; null where q⁺ is q, and its draw the sample.</param>
/// <param name="Negative">A draw of q⁻, coupled with the other one; null where q⁻ is q.</param>
internal sealed record WeakDerivative(Tensor Towards, Tensor Weight, Tensor? Positive, Tensor? Negative)
{
    private const string NoSecondDerivative =
        "A second derivative was asked for through a measure-valued derivative, which has only the first. Fix the temperature and the scales of the estimator above it, or use score-function.";

    /// <summary>w(f(zᵢ = z⁺ᵢ) − f(zᵢ = z⁻ᵢ)) for every component i, the others at the sample: [leading.., batch.., event].</summary>
    internal Tensor At(Tensor sample, Run run, Rest rest)
    {
        Tensor? positive = DifferenceAt(Positive, sample, run, rest);
        Tensor? negative = DifferenceAt(Negative, sample, run, rest);
        Tensor difference = (positive, negative) switch
        {
            ({ } p, { } n) => p - n,
            ({ } p, null) => p,
            (null, { } n) => -n,
            _ => throw new InvalidOperationException("Expected two different laws."),
        };
        return Weight.RefuseGradient(Towards, NoSecondDerivative) * difference;
    }

    private static Tensor? DifferenceAt(Tensor? draw, Tensor sample, Run run, Rest rest)
        => draw is null ? null : Neighbours.Differences(Tensor.OneComponentChanges(sample, draw), run, rest);
}
