namespace Variate.Experiments.Problems;

/// <summary>Indicates that the exact gradient of a problem cannot be computed to full accuracy at its settings. The message says what to change.</summary>
public sealed class ExactGradientException : Exception
{
    /// <summary>An exception with its paragraph.</summary>
    public ExactGradientException(string message)
        : base(message)
    {
    }
}
