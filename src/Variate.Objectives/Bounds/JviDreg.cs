namespace Variate.Objectives;

/// <summary>Jackknife variational inference, with doubly reparameterised gradients.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[K·L_K − (K − 1)·L_(K−1)], L_K the importance-weighted bound of K particles; the second order adds L_(K−2).</para>
/// <para>
/// With: K Σₖ w̃ₖ² ∂ ln wₖ/∂zₖ · dzₖ/dφ less (K − 1) times the mean of the same over each set of K − 1 particles; model parameters as in
/// <see cref="Jvi"/>; <see cref="VimcoRule"/> for hard choices.
/// </para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>Bias: none for its objective. Cost evaluations: K, and a backward pass towards differentiable choices.</para>
/// <para>Not to be confused with: <see cref="IwaeDreg"/>, whose objective is a lower bound.</para>
/// <para>Source: [Nowozin2018]; [Tucker2019] Appendix D.2.</para>
/// </remarks>
public sealed class JviDreg : BoundObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 2; with a choice that is not differentiable at least 2.</param>
    /// <param name="order">1, or 2 with at least three particles.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is neither 1 nor 2, or there are too few particles.</exception>
    public JviDreg(int particleCount, int order = 1)
        : base(StaticTraits, JackknifeOrder.Of(order), particleCount, new DregRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "jvi-dreg",
        Summary = "Jackknife variational inference, with doubly reparameterised gradients.",
        IsUnbiased = true,
        IsLowerBound = false,
        LeastParticleCount = 2,
        CostEvaluations = "K, and a backward pass towards differentiable choices",
        Citations = ["Nowozin2018", "Tucker2019"],
    };
}
