using System.Collections.Immutable;

namespace Variate.Estimators;

/// <summary>What is subtracted from the cost in the signal of one choice, under a rule that shares one mean-field pass among all choices.</summary>
public sealed record MuPropTerms
{
    /// <summary>B: learns from what the other terms leave of the cost. One number a datum, not one a component.</summary>
    /// <value>0.</value>
    public Baseline Baseline { get; init; } = new NoBaseline();

    /// <summary>s₀, of the cost at the means.</summary>
    /// <value>1.</value>
    public ControlScale CostScale { get; init; } = ControlScale.One;

    /// <summary>s₁, of the linear term. Ignored by <see cref="OnePassSimpleMuProp"/>, which has none.</summary>
    /// <value>1.</value>
    public ControlScale SlopeScale { get; init; } = ControlScale.One;

    /// <summary>The terms, if scales can be learned beside their baselines: a signal of each component has no square that they share.</summary>
    internal static ImmutableArray<MuPropTerms> Checked(ImmutableArray<MuPropTerms> terms)
    {
        ImmutableArray<MuPropTerms> given = terms.IsDefault ? [] : terms;
        return given.Any(term => term.Baseline.IsPerComponent)
            ? throw new ArgumentException("Expected baselines with one number a datum, got one with a number a component.", nameof(terms))
            : given;
    }
}
