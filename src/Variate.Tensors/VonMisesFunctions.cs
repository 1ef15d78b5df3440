using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors;

/// <summary>Functions of the concentration κ &gt; 0 of von Mises' law, elementwise, evaluated in float64.</summary>
public static class VonMisesFunctions
{
    /// <summary>ln(2π I₀(κ)) − κ: with it the log-density is κ(cos y − 1) less this.</summary>
    /// <param name="concentration">κ, positive.</param>
    public static Tensor LogNormaliser(Tensor concentration)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        return Pointwise.Zip3<ScalarKernel<VonMisesLogNormaliser>>(
            concentration, concentration, concentration, concentration.IsTracked ? new VonMisesNormaliser(concentration) : null);
    }

    /// <summary>1 − I₁(κ)/I₀(κ) = 𝔼[1 − cos y].</summary>
    /// <param name="concentration">κ, positive.</param>
    public static Tensor CircularVariance(Tensor concentration)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        return Pointwise.Zip3<ScalarKernel<VonMisesVersine>>(
            concentration, concentration, concentration, concentration.IsTracked ? new VonMisesCircularVariance(concentration) : null);
    }
}
