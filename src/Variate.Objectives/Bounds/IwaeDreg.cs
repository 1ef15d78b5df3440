namespace Variate.Objectives;

/// <summary>The importance-weighted bound, with doubly reparameterised gradients.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[ln((1/K) Σₖ wₖ)], wₖ = p(x, zₖ)/q(zₖ), zₖ ~ q.</para>
/// <para>
/// With: Σₖ w̃ₖ ∇θ ln p(x, zₖ) for the model; Σₖ w̃ₖ² ∂ ln wₖ/∂zₖ · dzₖ/dφ for differentiable choices, see <see cref="DregRule"/> for what
/// depends on them; <see cref="VimcoRule"/> for the others.
/// </para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>
/// Bias: none. Cost evaluations: K, and a backward pass towards the choices if a later choice depends on a differentiable one.
/// Parameters may be shared by p and q.
/// </para>
/// <para>Not to be confused with: <see cref="StickingTheLanding"/>, which is biased for K &gt; 1.</para>
/// <para>Source: [Tucker2019] eq. (7) and (12).</para>
/// </remarks>
public sealed class IwaeDreg : BoundObjective
{
    /// <summary>The bound of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    public IwaeDreg(int particleCount)
        : base(StaticTraits, new LogMeanFunction(1), particleCount, new DregRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "iwae-dreg",
        Summary = "The importance-weighted bound, with doubly reparameterised gradients.",
        IsUnbiased = true,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K; a backward pass more where a later choice depends on a differentiable one",
        Citations = ["Tucker2019", "Bauer2021", "Mnih2016"],
    };
}
