namespace Variate.Tensors;

/// <summary>A tensor's shape does not fit where it is used. The message names both shapes.</summary>
public sealed class ShapeMismatchException : ArgumentException
{
    /// <summary>An exception without a message of its own.</summary>
    public ShapeMismatchException()
    {
    }

    /// <summary>An exception that says what was expected and what came.</summary>
    public ShapeMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public ShapeMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
