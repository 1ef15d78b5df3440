using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>A law whose components along the event axis are independent, each of one family with its own parameters.</summary>
public abstract class ComponentwiseDistribution : Distribution
{
    private const string NoSecondDerivative =
        "A second derivative was asked for through an implicitly reparameterised sample, which has only the first. Fix the temperature and the scales of the estimator above it, or use a law with an explicit reparameterisation.";

    /// <summary>A law of the given shape.</summary>
    /// <param name="shape">The broadcast shape of the parameters: [.., batch, event].</param>
    /// <exception cref="ShapeMismatchException">There is no event axis.</exception>
    protected ComponentwiseDistribution(Shape shape)
    {
        Shape = shape.Rank > 0
            ? shape
            : throw new ShapeMismatchException("Expected parameters [.., batch, event], got parameters without axes.");
    }

    /// <inheritdoc/>
    public sealed override Shape Shape { get; }

    /// <summary>ln p(valueᵢ) of each component.</summary>
    /// <param name="value">[.., event], broadcasts with the parameters.</param>
    /// <returns>The broadcast shape. −∞ outside the support, never NaN for a finite value.</returns>
    public abstract Tensor ComponentLogProbability(Tensor value);

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor value) => ComponentLogProbability(value).Sum(^1);

    /// <summary>A sample with its gradient towards every parameter put in: ∂y/∂γ is the variable-nabla of γ.</summary>
    /// <param name="sample">A draw, through which no gradient flows.</param>
    /// <param name="nablas">Those of this law.</param>
    /// <remarks>Source: [Cong2019] eq. (7); as implicit reparameterisation [Figurnov2018] eq. (6).</remarks>
    private protected static Tensor WithNablas(Tensor sample, IReadOnlyList<VariableNabla> nablas)
    {
        Tensor differentiable = sample;
        foreach (VariableNabla nabla in nablas)
        {
            if (nabla.Parameter.IsTracked)
            {
                Tensor gradient = nabla.At(sample).StopGradient().RefuseGradient(nabla.Parameter, NoSecondDerivative);
                differentiable = differentiable.InjectGradient(nabla.Parameter, gradient);
            }
        }

        return differentiable;
    }
}
