using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators;

/// <summary>Sums over all joint values of a choice.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)], without noise of this choice.</para>
/// <para>With: ∇θ Σ_z q(z; θ) f(z).</para>
/// <para>Requires: finitely many joint values, not more than a limit. Nothing of f.</para>
/// <para>Bias: none. Cost evaluations: the number of joint values, 2ⁿ for n bits.</para>
/// <para>Source: [Schulman2015] §2, exact summation of a discrete node.</para>
/// </remarks>
public sealed class EnumerationEstimator : Estimator
{
    private readonly int _largestSupport;
    private readonly bool _sharesNoise;

    /// <summary>The estimator with a limit.</summary>
    /// <param name="largestSupport">The most joint values that it will evaluate, at least 1.</param>
    /// <param name="sharesNoise">Whether later choices draw one noise for all values (common random numbers).</param>
    public EnumerationEstimator(int largestSupport = 65536, bool sharesNoise = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largestSupport, 1);
        _largestSupport = largestSupport;
        _sharesNoise = sharesNoise;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "enumeration",
        Summary = "Sums over all joint values of a choice: exact, and exponential in the number of bits.",
        IsUnbiased = true,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.FiniteDiscrete,
        CostEvaluations = "the number of joint values",
        Citations = ["Schulman2015"],
        Advice = "Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        long size = ((IFiniteSupport)site.Distribution).SupportSize;
        if (size > _largestSupport)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: enumeration would evaluate {size} joint values, more than its limit of {_largestSupport}. Use leave-one-out or rebar, or raise the limit.");
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        (Tensor values, Run inner) = AllValues(site, run);
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
        (Tensor values, Run inner) = AllValues(site, run);
        return (site.LogProbability(values).Exp() * rest.Forward(values, inner)).SumFirstAxis();
    }

    private (Tensor Values, Run Inner) AllValues(SampleSite site, Run run)
    {
        Tensor support = ((IFiniteSupport)site.Distribution).Support();
        int size = support.Shape[0];
        Run inner = run.With(new Axis(size, AxisKind.Branches, _sharesNoise));
        Shape parameters = site.Distribution.Shape.PadLeft(run.Batch.Rank + 1);
        Shape one = [.. run.LeadingShape, .. parameters[^(run.Batch.Rank + 1)..]];
        Shape column = new Shape().PadLeft(one.Rank + 1).With(0, size).With(^1, one[^1]);
        return (support.Reshape(column).BroadcastTo([size, .. one]), inner);
    }
}
