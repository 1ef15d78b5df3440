using Variate.Programs;
using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Integrates a continuous choice on a grid, as an axis of branches: without noise of this choice.</summary>
/// <remarks>
/// <para>Approximates: ∇θ 𝔼_{q(z;θ)}[f(z)].</para>
/// <para>
/// With: ∇θ Σⱼ wⱼ exp(ln q(zⱼ; θ) − stop(ln q(zⱼ; θ))) f(zⱼ), zⱼ = Q⁻¹(Φ(sⱼ)) stopped, sⱼ evenly spaced, wⱼ ∝ φ(sⱼ); the product grid over
/// components. In s the integrand falls off like φ at both ends, where the trapezoidal rule converges exponentially if it is analytic.
/// </para>
/// <para>Requires: independent components with a distribution function; f smooth in z, else the convergence is slow.</para>
/// <para>Bias: the error of the quadrature. Cost evaluations: nodes to the number of components.</para>
/// <para>Source: [Trefethen2014] §§3, 5, for the rate of the trapezoidal rule on the real line.</para>
/// </remarks>
public sealed class QuadratureEstimator : Estimator
{
    private readonly int _nodes;
    private readonly int _largestGrid;

    /// <summary>The estimator with its grid.</summary>
    /// <param name="nodes">Nodes a component, at least 3.</param>
    /// <param name="largestGrid">The most joint nodes that it will evaluate, at least 1.</param>
    public QuadratureEstimator(int nodes = 65, int largestGrid = 65536)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(largestGrid, 1);
        _nodes = nodes;
        _largestGrid = largestGrid;
    }

    /// <summary>What all estimators of this type promise and need.</summary>
    public static EstimatorTraits StaticTraits { get; } = new()
    {
        Name = "quadrature",
        Summary = "Integrates a continuous choice on a grid: exact for smooth costs of few components.",
        IsUnbiased = false,
        RequiresDifferentiableCost = false,
        Supports = SupportKind.Continuous,
        CostEvaluations = "nodes to the number of components",
        Citations = ["Trefethen2014"],
        Advice = "It wants few independent continuous components. Valid here: pathwise for a reparameterised law; score-function or leave-one-out for any.",
    };

    /// <inheritdoc/>
    public override EstimatorTraits Traits => StaticTraits;

    /// <inheritdoc/>
    public override void Check(SampleSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        base.Check(site, name);
        if (site.Distribution is not ICumulative)
        {
            throw new EstimatorNotApplicableException(
                $"{name}: quadrature needs independent components with a distribution function, and {site.Distribution.GetType().Name} has none. {Traits.Advice}");
        }

        double grid = Math.Pow(_nodes, site.Distribution.EventSize);
        if (grid > _largestGrid)
        {
            throw new EstimatorNotApplicableException(
                FormattableString.Invariant($"{name}: quadrature would evaluate {grid:0} joint nodes, more than its limit of {_largestGrid}. {Traits.Advice}"));
        }
    }

    /// <inheritdoc/>
    public override Estimate Apply(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        var grid = QuadratureGrid.Of(site.Distribution, run, _nodes);
        Run inner = run.With(new Axis(grid.Size, AxisKind.Branches, SharesNoise: true));
        Tensor logDensity = site.LogProbability(grid.Values);
        Tensor weights = grid.Weights * (logDensity - logDensity.StopGradient()).Exp();
        Estimate below = rest.Sampled(grid.Values, inner);
        Tensor? control = below.Control is { } inside ? (grid.Weights * inside).SumFirstAxis() : null;
        return new Estimate((weights * below.Base).SumFirstAxis(), control);
    }

    /// <inheritdoc/>
    public override Tensor Forward(SampleSite site, Run run, Rest rest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(rest);
        var grid = QuadratureGrid.Of(site.Distribution, run, _nodes);
        Run inner = run.With(new Axis(grid.Size, AxisKind.Branches, SharesNoise: true));
        return (grid.Weights * rest.Forward(grid.Values, inner)).SumFirstAxis();
    }
}
