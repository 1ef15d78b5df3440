namespace Variate.Objectives;

/// <summary>The importance-weighted bound, with doubly reparameterised gradients of q and of the priors named in the program.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[ln((1/K) Σₖ wₖ)], wₖ = p(x, zₖ)/q(zₖ), zₖ ~ q.</para>
/// <para>
/// With: <see cref="IwaeDreg"/>, but for the parameters of each p(z) named by <c>Stochastic.Prior</c>: Σₖ (w̃ₖ ∂/∂zₖ (ln q(zₖ) − ln p(zₖ)) + Dₖ)
/// times the variable-nabla of p, instead of Σₖ w̃ₖ ∇θ ln p(zₖ). For one choice the factor is w̃ₖ ∂ ln p(x | zₖ)/∂zₖ − w̃ₖ² ∂ ln wₖ/∂zₖ.
/// </para>
/// <para>
/// Requires: as <see cref="IwaeDreg"/>; priors that are densities with variable-nablas, whose parameters depend on no choice, of the value of
/// a differentiable choice itself. Anything else is refused.
/// </para>
/// <para>Bias: none. Cost evaluations: K, and a backward pass towards the choices that have a named prior.</para>
/// <para>Not to be confused with: <see cref="IwaeDreg"/>, which takes the score of all of the model.</para>
/// <para>Source: [Bauer2021]; [Tucker2019] eq. (7).</para>
/// </remarks>
public sealed class IwaeGdreg : BoundObjective
{
    /// <summary>The bound of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    public IwaeGdreg(int particleCount)
        : base(StaticTraits, new LogMeanFunction(1), particleCount, new DregRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "iwae-gdreg",
        Summary = "The importance-weighted bound, with doubly reparameterised gradients of q and of the priors named in the program.",
        IsUnbiased = true,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K, and a backward pass towards the choices that have a named prior",
        Citations = ["Bauer2021", "Tucker2019"],
    };

    internal override bool ReparameterisesPriors => true;
}
