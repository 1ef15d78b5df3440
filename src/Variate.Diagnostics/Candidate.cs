using Variate.Programs;

namespace Variate.Diagnostics;

/// <summary>An estimator to be measured on a program, under a name: one for all choices, some for some, or those that the program names.</summary>
public sealed record Candidate
{
    /// <summary>The estimators that the program itself names.</summary>
    public static Candidate AsWritten { get; } = new() { Name = "as written" };

    /// <summary>The name in reports.</summary>
    public required string Name { get; init; }

    /// <summary>Replaces the program's estimators.</summary>
    /// <value>Null: as written.</value>
    public EstimatorOverride? Override { get; init; }

    /// <summary>Samples of the whole run, which leave-one-out over the run needs.</summary>
    /// <value>Null: those of the problem.</value>
    public int? SampleCount { get; init; }

    /// <summary>One estimator for all choices.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="name">The name in reports; null: that of its traits.</param>
    public static Candidate ForAll(Estimator estimator, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        return new Candidate { Name = name ?? estimator.Traits.Name, Override = EstimatorOverride.ForAll(estimator) };
    }

    internal EstimateOptions ApplyTo(EstimateOptions options) => options with
    {
        Override = Override ?? options.Override,
        SampleCount = SampleCount ?? options.SampleCount,
    };
}
