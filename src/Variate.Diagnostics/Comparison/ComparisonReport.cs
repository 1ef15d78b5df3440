using System.Collections.Immutable;

namespace Variate.Diagnostics;

/// <summary>Several estimators on one program, at the same parameters and on the same keys: plain data.</summary>
public sealed record ComparisonReport
{
    /// <summary>The name of the problem.</summary>
    public required string Problem { get; init; }

    /// <summary>What the estimators are compared with.</summary>
    public required string ExactMethod { get; init; }

    /// <summary>The level of the confidence intervals.</summary>
    public required double ConfidenceLevel { get; init; }

    /// <summary>The length of the exact gradient.</summary>
    public required double GradientLength { get; init; }

    /// <summary>One row an estimator, in the order given.</summary>
    public required ImmutableArray<EstimatorMeasurement> Rows { get; init; }

    /// <summary>Those that do not fit the program.</summary>
    public required ImmutableArray<Refusal> Refused { get; init; }
}
