namespace Variate.Objectives;

/// <summary>The variational Rényi bound of importance weights, with doubly reparameterised gradients.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[ln((1/K) Σₖ wₖ^(1−α))]/(1 − α), wₖ = p(x, zₖ)/q(zₖ), zₖ ~ q.</para>
/// <para>
/// With: Σₖ w̃ₖ ∇θ ln p(x, zₖ) for the model; Σₖ (α w̃ₖ + (1 − α) w̃ₖ²) ∂ ln wₖ/∂zₖ · dzₖ/dφ for differentiable choices, w̃ = softmax((1 − α)
/// ln w); <see cref="VimcoRule"/> for the others.
/// </para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>Bias: none for its bound. Cost evaluations: K, and a backward pass where a later choice depends on a differentiable one.</para>
/// <para>Not to be confused with: <see cref="DregAlpha"/>, whose α mixes two gradients of q.</para>
/// <para>Source: [Daudel2023].</para>
/// </remarks>
public sealed class VrIwaeDreg : BoundObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    /// <param name="alpha">α in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not in [0, 1).</exception>
    public VrIwaeDreg(int particleCount, double alpha)
        : base(StaticTraits, RenyiFunction.Of(alpha), particleCount, new DregRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "vr-iwae-dreg",
        Summary = "The variational Rényi bound of importance weights, with doubly reparameterised gradients.",
        IsUnbiased = true,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K; a backward pass more where a later choice depends on a differentiable one",
        Citations = ["Daudel2023", "Tucker2019"],
    };
}
