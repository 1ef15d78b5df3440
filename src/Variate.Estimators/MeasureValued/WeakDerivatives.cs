using System.Diagnostics;
using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The weak derivatives of the families towards their tracked parameters.</summary>
/// <remarks>Source: [Mohamed2020] §6; the shapes of gamma and Weibull laws by the positive and the negative part of ∂q.</remarks>
internal static class WeakDerivatives
{
    /// <summary>Noise beside that of the sample; one for all parameters of a law, whose terms do not meet.</summary>
    internal const string SecondPurpose = "weak-derivative";

    internal static IEnumerable<WeakDerivative> Of(SampleSite site, Tensor sample, Run run)
    {
        IEnumerable<WeakDerivative> all = site.Distribution switch
        {
            Normal law => NormalWeakDerivatives.Of(law, sample, run),
            Gamma law => GammaWeakDerivatives.Of(law, sample, run),
            Exponential law => [new(law.Rate, law.Rate.StopGradient().Reciprocal(), null, sample + (Wait(law, run) / law.Rate.StopGradient()))],
            Weibull law => WeibullWeakDerivatives.Of(law, sample, run),
            Poisson law => [new(law.Rate, Tensor.Full([], 1, sample), Next(site, sample, run), null)],
            Bernoulli law => [OfBits(law, sample)],
            _ => throw new UnreachableException(),
        };
        return all.Where(static derivative => derivative.Towards.IsTracked);
    }

    /// <summary>A standard exponential variable, by which the sum with a gamma variable of shape α has shape α + 1.</summary>
    internal static Tensor Wait(Distribution law, Run run) => -Uniform(law, run).Log();

    /// <summary>A uniform variable, independent of the sample.</summary>
    internal static Tensor Uniform(Distribution law, Run run) => Noise.Uniform(run.KeyFor(SecondPurpose), run.NoiseShape(law.Shape), law.Template);

    /// <summary>θ(1 − θ)(δ₁ − δ₀) towards the logit: one of the two is the sample.</summary>
    private static WeakDerivative OfBits(Bernoulli law, Tensor sample)
    {
        Tensor logits = law.Logits.StopGradient();
        return new(law.Logits, logits.Sigmoid() * (-logits).Sigmoid() * Tensor.Affine(sample, -2, 1), 1 - sample, null);
    }

    private static Tensor Next(SampleSite site, Tensor sample, Run run)
    {
        Tensor next = sample + 1;
        Tensor unmoved = 1 - (next - sample).Step();
        return unmoved.SumAll().ToScalar() == 0
            ? next
            : throw new EstimatorNotApplicableException(
                $"{site.NameAt(run)}: measure-valued moves counts by 1, and one of them is so large that {sample.ElementType} has no next one. Use Float64, or score-function.");
    }
}
