using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Gamma variables as functions of the noise that the rejection sampler of [Marsaglia2000] accepted.</summary>
internal static class AcceptedGamma
{
    private const string AugmentationPurpose = "augmentation";

    /// <summary>z = x Πᵢ uᵢ^(1/(α + i − 1))/r for i = 1..B, x a gamma variable of shape α + B.</summary>
    internal static ApproximatePath Of(Gamma law, int augmentation, Run run)
    {
        Tensor concentration = law.Concentration.StopGradient();
        Tensor rate = law.Rate.StopGradient();
        Shape noise = run.NoiseShape(law.Shape);
        Tensor raised = concentration + augmentation;
        Tensor standard = Noise.Gamma(run.KeyFor(Distribution.SamplePurpose), noise, raised);
        (Tensor logSlope, Tensor score) = LogSlope(standard, raised);
        Tensor logarithm = standard.Log();
        for (int i = 0; i < augmentation; i++)
        {
            Tensor power = (concentration + i).Reciprocal();
            Tensor factor = Noise.Uniform(run.KeyFor(AugmentationPurpose).For((ulong)i), noise, law.Template).Log() * power;
            logarithm += factor;
            logSlope -= factor * power;
        }

        Tensor sample = PositiveNumbers.Clamp((logarithm - rate.Log()).Exp());
        return new ApproximatePath(
            sample,
            [new(law.Concentration, sample * logSlope, score), new(law.Rate, -(sample / rate), null)]);
    }

    /// <summary>
    /// x = dv³, a variable of the raised shape a, v = 1 + ε/(3√d), d = a − 1/3: ∂ ln x/∂a = (3 − v)/(2dv), and the score of ε, which is that of x and of dx/dε, is
    /// (a − 1 − x)(3 − v)/(2dv) + ln x − ψ(a) + (1/v − ½)/d.
    /// </summary>
    private static (Tensor LogSlope, Tensor NoiseScore) LogSlope(Tensor standard, Tensor raised)
    {
        // In float64: the score is of the order 1/a, and left over when terms of the order ln a cancel.
        Tensor x = standard.To(ElementType.Float64);
        Tensor a = raised.To(ElementType.Float64);
        Tensor d = a - (1.0 / 3);
        Tensor v = ((x.Log() - d.Log()) / 3).Exp();
        Tensor slope = (3 - v) / (d * v * 2);
        Tensor score = ((a - 1 - x) * slope) + x.Log() - a.Digamma() + ((v.Reciprocal() - 0.5) / d);
        return (slope.To(standard.ElementType), score.To(standard.ElementType));
    }
}
