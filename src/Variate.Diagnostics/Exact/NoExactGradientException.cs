namespace Variate.Diagnostics;

/// <summary>A program's exact gradient cannot be computed by a method. The message says why, and what would serve.</summary>
public sealed class NoExactGradientException : InvalidOperationException
{
    /// <summary>An exception without a message of its own.</summary>
    public NoExactGradientException()
    {
    }

    /// <summary>An exception that says why and what would serve.</summary>
    public NoExactGradientException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public NoExactGradientException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
