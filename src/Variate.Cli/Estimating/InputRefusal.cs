namespace Variate.Cli.Estimating;

/// <summary>Turns a text that was not understood into what the command says about it.</summary>
internal static class InputRefusal
{
    /// <summary>The result of a reader of texts.</summary>
    /// <exception cref="BadInputException">The text has not the form that the reader expects.</exception>
    internal static T Of<T>(Func<T> reader)
    {
        try
        {
            return reader();
        }
        catch (FormatException exception)
        {
            throw new BadInputException(exception.Message);
        }
    }
}
