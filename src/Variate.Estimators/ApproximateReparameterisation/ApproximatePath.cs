using System.Collections.Immutable;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>A sample as a function z = T(ε; θ) of noise whose law still depends on θ, and what that leaves to the score.</summary>
/// <param name="Sample">z, through which no gradient flows: [leading.., batch.., event].</param>
/// <param name="Slopes">One for every parameter tensor of the law.</param>
internal sealed record ApproximatePath(Tensor Sample, ImmutableArray<ApproximateSlope> Slopes)
{
    private const string NoSecondDerivative =
        "A second derivative was asked for through an approximately reparameterised sample, which has only the first. Fix the temperature and the scales of the estimator above it, or use pathwise on a law with an explicit reparameterisation.";

    /// <summary>∇f(z) ∂z/∂θ through the sample, and f(z) ∂ ln q(ε; θ)/∂θ beside it.</summary>
    internal Estimate Follow(Run run, Rest rest)
    {
        Tensor value = Sample;
        ImmutableArray<ApproximateSlope> tracked = [.. Slopes.Where(static slope => slope.Towards.IsTracked)];
        foreach (ApproximateSlope slope in tracked)
        {
            value = value.InjectGradient(slope.Towards, slope.Path.RefuseGradient(slope.Towards, NoSecondDerivative));
        }

        Estimate below = rest.SampledDifferentiably(value, run);
        Tensor cost = below.Base.AppendAxes(1);
        foreach (ApproximateSlope slope in tracked)
        {
            if (slope.NoiseScore is { } score)
            {
                below = below.Attach(slope.Towards, cost * score.RefuseGradient(slope.Towards, NoSecondDerivative));
            }
        }

        return below;
    }
}
