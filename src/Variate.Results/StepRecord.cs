using System.Collections.Immutable;

namespace Variate.Results;

/// <summary>What was seen in the steps since the record before it.</summary>
/// <remarks>Values may be NaN or infinite, and are kept as such: that is how a diverging run shows.</remarks>
public sealed record StepRecord
{
    /// <summary>Steps taken when the record was made; the first step is 1.</summary>
    public required int Step { get; init; }

    /// <summary>Passes over the data, as a fraction.</summary>
    public required double Epoch { get; init; }

    /// <summary>Seconds of training up to here, without evaluations, over all sittings of a resumed run.</summary>
    public required double Seconds { get; init; }

    /// <summary>The objective's bound (for example the ELBO) per datum, in nats, averaged over the minibatches since the last record.</summary>
    public required double Bound { get; init; }

    /// <summary>Variance of the gradient estimate; absent where it was not measured.</summary>
    public GradientVariance? GradientVariance { get; init; }

    /// <summary>Temperature λ of the relaxation; absent for estimators without one.</summary>
    public double? Temperature { get; init; }

    /// <summary>Scale η of the control variate, by parameter group. Empty for estimators without one.</summary>
    public ImmutableSortedDictionary<string, double> ControlVariateScales
    {
        get;

        // The generated reader assigns null where the file has no such field.
        init => field = value ?? NumberMap.Empty;
    } = NumberMap.Empty;

    /// <summary>Speed since the last record.</summary>
    public required double StepsPerSecond { get; init; }

    /// <summary>Other measurements by name. May be empty.</summary>
    public ImmutableSortedDictionary<string, double> ExtraMetrics
    {
        get;

        // The generated reader assigns null where the file has no such field.
        init => field = value ?? NumberMap.Empty;
    } = NumberMap.Empty;
}
