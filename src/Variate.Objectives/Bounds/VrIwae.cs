namespace Variate.Objectives;

/// <summary>The variational Rényi bound of importance weights, with the total derivative of the weights.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[ln((1/K) Σₖ wₖ^(1−α))]/(1 − α), wₖ = p(x, zₖ)/q(zₖ), zₖ ~ q.</para>
/// <para>With: Σₖ w̃ₖ ∇ ln wₖ, w̃ = softmax((1 − α) ln w); <see cref="VimcoRule"/> for choices without a differentiable sample.</para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>
/// Bias: none for its bound. α = 0 is the importance-weighted bound; α → 1 the ELBO, for which the samples of <see cref="Elbo"/> are an
/// expectation and need no rule of a whole program. Cost evaluations: K.
/// </para>
/// <para>Not to be confused with: <see cref="DregAlpha"/>, whose α mixes two gradients of q.</para>
/// <para>Source: [Daudel2023]; [Li2016].</para>
/// </remarks>
public sealed class VrIwae : BoundObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    /// <param name="alpha">α in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not in [0, 1).</exception>
    public VrIwae(int particleCount, double alpha)
        : base(StaticTraits, RenyiFunction.Of(alpha), particleCount, new ReparameterisedRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "vr-iwae",
        Summary = "The variational Rényi bound of importance weights, with the total derivative of the weights.",
        IsUnbiased = true,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K",
        Citations = ["Daudel2023", "Li2016"],
    };
}
