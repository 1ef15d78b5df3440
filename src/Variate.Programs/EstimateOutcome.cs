namespace Variate.Programs;

/// <summary>Whether an estimate can be used.</summary>
public enum EstimateOutcome
{
    /// <summary>All numbers are finite.</summary>
    Succeeded,

    /// <summary>
    /// The cost is NaN or infinite. Look for a logarithm of 0, an overflow, or a parameter that left its range; lower the learning rate;
    /// compute in Float64 to see where it starts.
    /// </summary>
    NonFiniteCost,

    /// <summary>
    /// The cost is finite and a gradient is not. Look for a derivative at an edge (√0, a division by a vanishing scale), or a temperature
    /// near 0.
    /// </summary>
    NonFiniteGradient,
}
