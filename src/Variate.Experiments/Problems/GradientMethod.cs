using System.Collections.Immutable;

namespace Variate.Experiments.Problems;

/// <summary>A problem with an estimator for each of its choices: it can be prepared for any number of draws.</summary>
public sealed class GradientMethod
{
    private readonly Func<int?, PreparedProgram> _prepare;

    internal GradientMethod(string estimator, bool isUnbiased, ImmutableArray<ChoiceEstimator> choices, Func<int?, PreparedProgram> prepare)
    {
        Estimator = estimator;
        IsUnbiased = isUnbiased;
        Choices = choices;
        _prepare = prepare;
    }

    /// <summary>The estimator that was asked for, with the options that differ from their defaults.</summary>
    public string Estimator { get; }

    /// <summary>Whether the expectation of the estimate is the gradient of the expected cost.</summary>
    public bool IsUnbiased { get; }

    /// <summary>The estimator of each choice: where the one asked for does not take a choice, another one stands here.</summary>
    public ImmutableArray<ChoiceEstimator> Choices { get; }

    /// <summary>The program, with parameters of its own.</summary>
    /// <param name="drawCount">How many rows of leaves the parameters have, one a draw; null for the parameters as they are.</param>
    public PreparedProgram Prepare(int? drawCount = null)
    {
        if (drawCount is { } count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(drawCount));
        }

        return _prepare(drawCount);
    }
}
