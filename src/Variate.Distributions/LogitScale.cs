using Variate.Tensors;

namespace Variate.Distributions;

/// <summary>Probabilities on the scale of their logits a = ln p − ln(1 − p), on which neither p nor 1 − p is lost to rounding.</summary>
internal static class LogitScale
{
    /// <summary>a of a checked p; the gradient flows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not inside (0, 1).</exception>
    internal static Tensor FromProbabilities(Tensor probabilities, string name)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ParameterRange.Between(probabilities, 0, 1, name);
        return probabilities.Log() - (-probabilities).Log1p();
    }

    /// <summary>Refuses infinite logits, whose outcome is certain, and NaN.</summary>
    internal static void Check(Tensor logits, string name)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ParameterRange.Between(logits, double.NegativeInfinity, double.PositiveInfinity, name);
    }
}
