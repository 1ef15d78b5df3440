using Variate.Tensors.Kernels;
using Variate.Tensors.Operations;

namespace Variate.Tensors;

/// <summary>Differential entropies whose terms cancel, elementwise, evaluated in float64 for either element type.</summary>
public static class Entropies
{
    /// <summary>α + ln Γ(α) − αψ(α): the entropy of the logarithm of a gamma variable, which tends to ½ ln(2πe/α).</summary>
    /// <param name="concentration">α, positive.</param>
    public static Tensor LogGamma(Tensor concentration)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        return Pointwise.Map<Widening<LogGammaEntropyKernel>>(concentration, concentration.IsTracked ? new LogGammaEntropy(concentration) : null);
    }

    /// <summary>1 − αψ′(α), its derivative.</summary>
    internal static Tensor LogGammaSlope(Tensor concentration)
        => Pointwise.Map<Widening<LogGammaEntropySlopeKernel>>(concentration, concentration.IsTracked ? new LogGammaEntropySlope(concentration) : null);
}
