namespace Variate.Results;

/// <summary>How a training run ended. Each failure names what to try next.</summary>
/// <remarks>A numerical failure is data, not an exception: the loop stops, and its record says where and why.</remarks>
public enum RunOutcome
{
    /// <summary>The run has not ended, or ended without saying so (killed, power cut). Resume it from its last checkpoint.</summary>
    Running,

    /// <summary>All steps were taken.</summary>
    Completed,

    /// <summary>The user stopped the run. Resume it from its last checkpoint to go on.</summary>
    Interrupted,

    /// <summary>
    /// The cost was NaN or infinite. Check the data for values outside the model's support, lower the learning rate, or use
    /// float64; a log-probability of −∞ at a sample means that the model gives no mass to it.
    /// </summary>
    NonFiniteCost,

    /// <summary>
    /// The cost was finite and a gradient was not. Lower the learning rate or raise the temperature; ratios of densities in
    /// an estimator overflow first, so try one without them, or float64.
    /// </summary>
    NonFiniteGradient,

    /// <summary>
    /// An update made a parameter NaN or infinite from a finite gradient. Lower the learning rate or raise the
    /// optimiser's ε.
    /// </summary>
    NonFiniteParameter,
}
