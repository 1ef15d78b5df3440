namespace Variate.Cli;

/// <summary>Indicates that what the user asked for cannot be done. The message is one paragraph: what was expected, what came, what to do.</summary>
internal sealed class BadInputException : Exception
{
    /// <summary>An exception with its paragraph.</summary>
    public BadInputException(string message)
        : base(message)
    {
    }
}
