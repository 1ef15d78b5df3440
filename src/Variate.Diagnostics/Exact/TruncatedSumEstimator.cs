using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Sums a choice of counts without a largest one, up to where next to nothing is left.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>With: ∇θ Σ_{z &lt; N} q(z; θ) f(z) for every component, N the first count above which each component has at most a given probability.</para>
/// <para>Requires: independent components with an upper tail; f that does not outgrow the tail.</para>
/// <para>Bias: what lies above N. Cost evaluations: N to the number of components.</para>
/// <para>Source: [Schulman2015] §2, exact summation of a discrete node, truncated.</para>
/// </remarks>
public sealed class TruncatedSumEstimator : Estimator
{
    private const int FewestCounts = 8;

    // Steps of a quarter waste little and find the end of a wide law quickly.
    private const double Growth = 1.25;

    private readonly double _tail;
    private readonly int _largestGrid;

    /// <summary>The estimator with its limits.</summary>
    /// <param name="tail">The largest probability that may lie above the counts summed, of each component. In (0, 1).</param>
    /// <param name="largestGrid">The most joint values that it will evaluate, at least 1.</param>
    public TruncatedSumEstimator(double tail = 1e-15, int largestGrid = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tail);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tail, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestGrid, 1);
        _tail = tail;
        _largestGrid = largestGrid;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "truncated-sum",
        Summary = "Sums a choice of counts up to where next to nothing is left.",
        IsUnbiased = false,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Count,
        CostEvaluations = "counts to the number of components",
        Citations = ["Schulman2015"],
        Advice = "It wants few independent counts. Valid for any law: score-function, leave-one-out.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not IUpperTail)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: {Traits.Name} needs independent components with an upper tail, and {site.Distribution.GetType().Name} has none. {Traits.Advice}");
        }

        double grid = JointCount(site.Distribution);
        if (grid > _largestGrid)
        {
            throw new EstimatorNotApplicableException(
                FormattableString.Invariant($"{name}: {Traits.Name} would evaluate at least {grid:0} joint values, more than its limit of {_largestGrid}. {Traits.Advice}"));
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        (Tensor values, Run inner) = AllValues(site.Distribution, run);
        Tensor weights = site.LogProbability(values).Exp();
        Estimate below = rest.Sampled(values, inner);
        Tensor? control = below.Control is { } inside ? (weights.StopGradient() * inside).SumFirstAxis() : null;
        return new Estimate((weights * below.Base).SumFirstAxis(), control);
    }

    /// <inheritdoc/>
    public override Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        (Tensor values, Run inner) = AllValues(site.Distribution, run);
        return (site.LogProbability(values).Exp() * rest.Forward(values, inner)).SumFirstAxis();
    }

    /// <summary>How many joint values it sums; a number above the limit where there are more.</summary>
    internal double JointCount(Distribution law) => Math.Pow(Length(law), law.EventSize);

    private int Length(Distribution law)
    {
        var upper = (IUpperTail)law;
        int length = FewestCounts;
        while (length <= _largestGrid && IsAnyAbove(upper.UpperProbability(Tensor.Full([], length - 1, law.Template))))
        {
            length = (int)Math.Ceiling(length * Growth);
        }

        return length;
    }

    private bool IsAnyAbove(Tensor probabilities) => probabilities.ToImmutableArray().Any(probability => !(probability <= _tail));

    /// <summary>Joint value J has component i at (J / Nⁱ) mod N.</summary>
    private (Tensor Values, Run Inner) AllValues(Distribution law, Run run)
    {
        int length = Length(law);
        Shape parameters = law.Shape.PadLeft(run.Batch.Rank + 1);
        Shape one = [.. run.LeadingShape, .. parameters[^(run.Batch.Rank + 1)..]];
        int joint = checked((int)Math.Pow(length, one[^1]));
        double[] values = new double[joint * one[^1]];
        for (int j = 0; j < joint; j++)
        {
            for (int i = 0, digits = j; i < one[^1]; i++, digits /= length)
            {
                values[(j * one[^1]) + i] = digits % length;
            }
        }

        Shape column = new Shape().PadLeft(one.Rank + 1).With(0, joint).With(^1, one[^1]);
        Tensor all = Tensor.Create(values, column).To(law.Template.ElementType).BroadcastTo([joint, .. one]);
        return (all, run.With(new Axis(joint, AxisKind.Branches, SharesNoise: true)));
    }
}
