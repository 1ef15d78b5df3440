namespace Variate.Diagnostics;

/// <summary>One element of a gradient, or the objective, against its exact value.</summary>
public sealed record CoordinateCheck
{
    /// <summary>Stands for the objective in <see cref="Parameter"/>.</summary>
    public const string ObjectiveName = "(objective)";

    /// <summary>The name of the parameter; <see cref="ObjectiveName"/> for the objective.</summary>
    public required string Parameter { get; init; }

    /// <summary>The element of the parameter, in row-major order.</summary>
    public required int Element { get; init; }

    /// <summary>The exact value.</summary>
    public required double Exact { get; init; }

    /// <summary>The mean over all draws.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard error of mean − exact; 0 for an element without noise.</summary>
    public required double StandardError { get; init; }

    /// <summary>(mean − exact) over its standard error; 0 where the difference is rounding, ±∞ where it is not and there is no noise.</summary>
    public required double ZScore { get; init; }

    /// <summary>Whether this is the objective, no element of the gradient.</summary>
    public bool IsObjective => string.Equals(Parameter, ObjectiveName, StringComparison.Ordinal);
}
