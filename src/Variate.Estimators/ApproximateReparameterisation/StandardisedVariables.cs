using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Logarithms of gamma variables and logits of beta variables, less their mean, over their standard deviation.</summary>
/// <remarks>The standardisations are those of [Ruiz2016]; the derivatives are written out here.</remarks>
internal static class StandardisedVariables
{
    /// <summary>z = eʸ/r, with the y of <see cref="LogSlope"/>: ∂z/∂α = z ∂y/∂α, ∂z/∂r = −z/r.</summary>
    internal static ApproximatePath Of(Gamma law, Run run)
    {
        Tensor concentration = law.Concentration.StopGradient();

        // At the logarithm the sample is the exponential of: where the sample itself underflows, the noise must not.
        Tensor logarithm = Noise.LogGamma(run.KeyFor(Distribution.SamplePurpose), run.NoiseShape(law.Shape), concentration);
        Tensor sample = law.Draw(run);
        (Tensor slope, Tensor score) = LogSlope(logarithm, concentration);
        return new ApproximatePath(
            sample,
            [new(law.Concentration, sample * slope, score), new(law.Rate, -(sample / law.Rate.StopGradient()), null)]);
    }

    /// <summary>z = y − ln r: ∂z/∂α = ∂y/∂α, ∂z/∂r = −1/r.</summary>
    internal static ApproximatePath Of(LogGamma law, Run run)
    {
        Tensor concentration = law.Concentration.StopGradient();
        Tensor rate = law.Rate.StopGradient();
        Tensor sample = law.Draw(run);
        (Tensor slope, Tensor score) = LogSlope(sample + rate.Log(), concentration);
        return new ApproximatePath(
            sample,
            [new(law.Concentration, slope, score), new(law.Rate, (-rate.Reciprocal()).BroadcastTo(sample.Shape), null)]);
    }

    /// <summary>z = σ(l), with the l of <see cref="LogitSlope"/>: ∂z/∂θ = z(1 − z) ∂l/∂θ.</summary>
    internal static ApproximatePath Of(Beta law, Run run)
    {
        Tensor sample = law.Draw(run);
        Tensor logit = Noise.LogitBeta(
            run.KeyFor(Distribution.SamplePurpose), run.NoiseShape(law.Shape), law.Concentration1, law.Concentration0);
        Tensor slope = sample * (1 - sample);
        return OfLogits(sample, logit, law.Concentration1, law.Concentration0, ofLogit => slope * ofLogit);
    }

    /// <summary>z = l, the l of <see cref="LogitSlope"/>.</summary>
    internal static ApproximatePath Of(LogitBeta law, Run run)
    {
        Tensor sample = law.Draw(run);
        return OfLogits(sample, sample, law.Concentration1, law.Concentration0, static ofLogit => ofLogit);
    }

    private static ApproximatePath OfLogits(Tensor sample, Tensor logit, Tensor first, Tensor second, Func<Tensor, Tensor> path)
    {
        (Tensor ofFirst, Tensor scoreOfFirst) = LogitSlope(logit, first.StopGradient(), second.StopGradient());

        // −l is the logit of 1 − z, whose shapes are b and a.
        (Tensor ofSecond, Tensor scoreOfSecond) = LogitSlope(-logit, second.StopGradient(), first.StopGradient());
        return new ApproximatePath(sample, [new(first, path(ofFirst), scoreOfFirst), new(second, path(-ofSecond), scoreOfSecond)]);
    }

    /// <summary>
    /// y = ψ(α) + ε√ψ′(α), the logarithm of a gamma variable of shape α: y′ = ψ′ + (y − ψ)ψ″/(2ψ′), and the score of ε is
    /// (α − eʸ)y′ + y − ψ + ψ″/(2ψ′).
    /// </summary>
    private static (Tensor Slope, Tensor NoiseScore) LogSlope(Tensor logarithm, Tensor concentration)
    {
        // In float64: the score is of the order 1/α, and left over when terms of the order ln α cancel.
        Tensor y = logarithm.To(ElementType.Float64);
        Tensor alpha = concentration.To(ElementType.Float64);
        Tensor deviation = y - alpha.Digamma();
        Tensor variance = alpha.Trigamma();
        Tensor logScaleSlope = alpha.Polygamma(2) / (variance * 2);
        Tensor slope = variance + (deviation * logScaleSlope);
        Tensor score = ((alpha - y.Exp()) * slope) + deviation + logScaleSlope;
        return (slope.To(logarithm.ElementType), score.To(logarithm.ElementType));
    }

    /// <summary>
    /// l = m + εs, the logit of a beta variable of shapes a and b, m = ψ(a) − ψ(b), s² = ψ′(a) + ψ′(b): towards a
    /// l′ = ψ′(a) + (l − m)ψ″(a)/(2s²), and the score of ε is ln σ(l) − ψ(a) + ψ(a + b) + (aσ(−l) − bσ(l))l′ + ψ″(a)/(2s²).
    /// </summary>
    private static (Tensor Slope, Tensor NoiseScore) LogitSlope(Tensor logit, Tensor first, Tensor second)
    {
        // In float64, as above.
        Tensor l = logit.To(ElementType.Float64);
        Tensor a = first.To(ElementType.Float64);
        Tensor b = second.To(ElementType.Float64);
        Tensor ofFirst = a.Digamma();
        Tensor varianceOfFirst = a.Trigamma();
        Tensor logScaleSlope = a.Polygamma(2) / ((varianceOfFirst + b.Trigamma()) * 2);
        Tensor slope = varianceOfFirst + ((l - ofFirst + b.Digamma()) * logScaleSlope);
        Tensor shapeScore = -(-l).Softplus() - ofFirst + (a + b).Digamma();
        Tensor valueScore = (a * (-l).Sigmoid()) - (b * l.Sigmoid());
        Tensor score = shapeScore + (valueScore * slope) + logScaleSlope;
        return (slope.To(logit.ElementType), score.To(logit.ElementType));
    }
}
