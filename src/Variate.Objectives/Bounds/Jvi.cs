namespace Variate.Objectives;

/// <summary>Jackknife variational inference: the importance-weighted bound with its bias of order 1/K removed.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[K·L_K − (K − 1)·L_(K−1)], L_K the importance-weighted bound of K particles; the second order adds L_(K−2).</para>
/// <para>With: Σₖ ∂F/∂ln wₖ ∇ ln wₖ, F with the mean over which particle is left out; <see cref="VimcoRule"/> for hard choices.</para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>
/// Bias: none for its objective, which is no bound: its bias for ln p(x) falls as K^(−2) (second order: K^(−3)) instead of K^(−1). Cost
/// evaluations: K; the second order takes K² numbers a datum.
/// </para>
/// <para>Not to be confused with: <see cref="Iwae"/>, a lower bound.</para>
/// <para>Source: [Nowozin2018].</para>
/// </remarks>
public sealed class Jvi : BoundObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 2; with a choice that is not differentiable at least 2.</param>
    /// <param name="order">1, or 2 with at least three particles.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is neither 1 nor 2, or there are too few particles.</exception>
    public Jvi(int particleCount, int order = 1)
        : base(StaticTraits, JackknifeOrder.Of(order), particleCount, new ReparameterisedRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "jvi",
        Summary = "Jackknife variational inference: the importance-weighted bound with its bias of order 1/K removed.",
        IsUnbiased = true,
        IsLowerBound = false,
        LeastParticleCount = 2,
        CostEvaluations = "K",
        Citations = ["Nowozin2018"],
    };
}
