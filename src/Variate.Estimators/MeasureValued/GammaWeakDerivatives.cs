using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;
using Nablas = Variate.Tensors.VariableNablas;

namespace Variate.Estimators;

/// <summary>The weak derivatives of a gamma law.</summary>
internal static class GammaWeakDerivatives
{
    internal static IEnumerable<WeakDerivative> Of(Gamma law, Tensor sample, Run run)
    {
        if (law.Concentration.IsTracked)
        {
            yield return OfConcentration(law, run);
        }

        if (law.Rate.IsTracked)
        {
            Tensor rate = law.Rate.StopGradient();
            Tensor later = sample + (WeakDerivatives.Wait(law, run) / rate);
            yield return new(law.Rate, law.Concentration.StopGradient() / rate, null, later);
        }
    }

    /// <summary>
    /// ∂α q is negative below and positive above y = ln x = ψ(α). Its integral up to y is −F(y), with F = g·q for the variable-nabla g, so F/F(ψ) is the
    /// distribution function of the negative part, and the upper tail of the positive one. Both are inverted at one level.
    /// </summary>
    private static WeakDerivative OfConcentration(Gamma law, Run run)
    {
        Tensor alpha = law.Concentration.StopGradient();
        Tensor middle = alpha.Digamma();
        Tensor weight = F(middle);
        Tensor level = WeakDerivatives.Uniform(law, run);

        // F is below e⁻⁴⁰ of its top beyond: like e^(−αt) at t below the middle where α is small, 12 standard deviations where it is large.
        Tensor lowest = middle - (60 / alpha) - (12 / alpha.Sqrt());
        Tensor highest = (alpha + (alpha.Sqrt() * 20) + 100).Log();
        Tensor negative = MonotoneRoot.Find(F, lowest, middle, weight * level);
        Tensor positive = MonotoneRoot.Find(y => -F(y), middle, highest, weight * (level - 1));
        Tensor logRate = law.Rate.StopGradient().Log();
        return new(law.Concentration, weight, Value(positive), Value(negative));

        Tensor F(Tensor y) => Nablas.LogGamma(y, alpha) * LogProbabilities.LogGamma(y, alpha).Exp();

        Tensor Value(Tensor y) => PositiveNumbers.Clamp((y - logRate).Exp());
    }
}
