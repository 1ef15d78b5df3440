using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The weak derivatives of a Weibull law: y = λt^(1/k), t standard exponential.</summary>
internal static class WeibullWeakDerivatives
{
    // With s = ln t, ∂k q has the sign of 1 + (1 − t) ln t: positive between its two roots, negative outside.
    private const double LowerRoot = -1.3499764854011256;
    private const double UpperRoot = 0.8064659942363267;

    // H(s) = −s·exp(s − eˢ), which is −k ∂Q/∂k, at the two roots: its top and, negated, its bottom.
    private const double Top = 0.2700533713174276;
    private const double Bottom = 0.1923179205112721;

    // Beyond these |H| is below 1e−17.
    private const double LowerEnd = -45;
    private const double UpperEnd = 4;

    internal static IEnumerable<WeakDerivative> Of(Weibull law, Tensor sample, Run run)
    {
        Tensor scale = law.Scale.StopGradient();
        Tensor concentration = law.Concentration.StopGradient();
        if (law.Scale.IsTracked)
        {
            // (k/λ)(q(t one event later) − q).
            Tensor later = ((sample / scale).Log() * concentration).Exp() + WeakDerivatives.Wait(law, run);
            yield return new(law.Scale, concentration / scale, Value(later.Log()), null);
        }

        if (law.Concentration.IsTracked)
        {
            Tensor level = WeakDerivatives.Uniform(law, run) * (Top + Bottom);
            yield return new(law.Concentration, (Top + Bottom) / concentration, Value(PositivePart(level)), Value(NegativePart(level)));
        }

        Tensor Value(Tensor s) => PositiveNumbers.Clamp(((s / concentration) + scale.Log()).Exp());
    }

    /// <summary>Between the roots H falls from its top to its bottom: the mass up to s is its fall.</summary>
    private static Tensor PositivePart(Tensor mass)
        => MonotoneRoot.Find(static s => -H(s), Tensor.Full([], LowerRoot, mass), Tensor.Full([], UpperRoot, mass), mass - Top);

    /// <summary>H climbs to its top in the left tail, and from its bottom in the right one.</summary>
    private static Tensor NegativePart(Tensor mass)
    {
        Tensor isLeft = (Top - mass).Step();
        var lower = Tensor.Where(isLeft, Tensor.Full([], LowerEnd, mass), Tensor.Full([], UpperRoot, mass));
        var upper = Tensor.Where(isLeft, Tensor.Full([], LowerRoot, mass), Tensor.Full([], UpperEnd, mass));
        return MonotoneRoot.Find(H, lower, upper, mass - ((1 - isLeft) * (Top + Bottom)));
    }

    private static Tensor H(Tensor s) => -(s * (s - s.Exp()).Exp());
}
