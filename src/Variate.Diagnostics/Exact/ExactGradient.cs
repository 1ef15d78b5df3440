using System.Collections.Immutable;

namespace Variate.Diagnostics;

/// <summary>The gradient of an expected cost, and how far it can be trusted.</summary>
public sealed record ExactGradient
{
    /// <summary>How it was computed, in words: "enumeration of 32 joint values".</summary>
    public required string Method { get; init; }

    /// <summary>The expected mean cost; null where the method does not give it.</summary>
    public double? Objective { get; init; }

    /// <summary>All elements of the gradient, parameter after parameter in the order of the set.</summary>
    public required ImmutableArray<double> Elements { get; init; }

    /// <summary>A bound of the numerical error of every element, as far as it is known: of a quadrature, the change when its nodes were doubled.</summary>
    public double NumericalError { get; init; }

    /// <summary>The standard error of every element; empty where nothing was drawn.</summary>
    public ImmutableArray<double> StandardErrors { get; init; } = [];

    /// <summary>The standard error of the objective.</summary>
    public double ObjectiveStandardError { get; init; }

    /// <summary>The choices on whose laws' parameters the expected cost depends, as errors name them; null where the method does not know.</summary>
    public ImmutableArray<string>? ReachedChoices { get; init; }

    /// <summary>The largest absolute element.</summary>
    public double LargestElement
    {
        get
        {
            double largest = 0;
            foreach (double element in Elements)
            {
                largest = Math.Max(largest, Math.Abs(element));
            }

            return largest;
        }
    }

    /// <summary>The sum of the squares of all elements.</summary>
    public double SquaredNorm
    {
        get
        {
            double sum = 0;
            foreach (double element in Elements)
            {
                sum += element * element;
            }

            return sum;
        }
    }
}
