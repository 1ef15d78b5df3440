namespace Variate.Programs;

/// <summary>
/// A choice, its estimator and the cost do not fit together: the gradient could not be right. The message names the choice, what is
/// missing, and what would be valid.
/// </summary>
public sealed class EstimatorNotApplicableException : InvalidOperationException
{
    /// <summary>An exception without a message of its own.</summary>
    public EstimatorNotApplicableException()
    {
    }

    /// <summary>An exception that names the choice and what is missing.</summary>
    public EstimatorNotApplicableException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its cause.</summary>
    public EstimatorNotApplicableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
