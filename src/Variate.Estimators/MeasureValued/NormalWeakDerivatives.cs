using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>The weak derivatives of a normal law.</summary>
internal static class NormalWeakDerivatives
{
    private const double InverseSqrtTwoPi = 0.39894228040143267794;

    internal static IEnumerable<WeakDerivative> Of(Normal law, Tensor sample, Run run)
    {
        if (law.Location.IsTracked)
        {
            yield return OfLocation(law, run);
        }

        if (law.Scale.IsTracked)
        {
            yield return OfScale(law, sample, run);
        }
    }

    /// <summary>(1/(σ√2π))(μ + σR − (μ − σR)), with one Rayleigh draw R = √(2E) for both.</summary>
    private static WeakDerivative OfLocation(Normal law, Run run)
    {
        Tensor location = law.Location.StopGradient();
        Tensor scale = law.Scale.StopGradient();
        Tensor step = scale * (WeakDerivatives.Wait(law, run) * 2).Sqrt();
        return new(law.Location, InverseSqrtTwoPi / scale, location + step, location - step);
    }

    /// <summary>
    /// (1/σ)(μ + σM − z). A uniform fraction of the double-sided Maxwell variable M is standard normal; given that it is ε = (z − μ)/σ,
    /// M = sign(ε)√(ε² + 2E).
    /// </summary>
    private static WeakDerivative OfScale(Normal law, Tensor sample, Run run)
    {
        Tensor location = law.Location.StopGradient();
        Tensor scale = law.Scale.StopGradient();
        Tensor epsilon = (sample - location) / scale;
        Tensor maxwell = epsilon.Sign() * (epsilon.Square() + (WeakDerivatives.Wait(law, run) * 2)).Sqrt();
        return new(law.Scale, scale.Reciprocal(), location + (scale * maxwell), null);
    }
}
