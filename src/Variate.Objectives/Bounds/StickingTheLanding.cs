namespace Variate.Objectives;

/// <summary>The importance-weighted bound, with the score of differentiable choices left out.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[ln((1/K) Σₖ wₖ)], wₖ = p(x, zₖ)/q(zₖ), zₖ ~ q.</para>
/// <para>With: Σₖ w̃ₖ (∇θ ln p(x, zₖ) + ∂ ln wₖ/∂zₖ · dzₖ/dφ).</para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>Bias: 𝔼[Σₖ w̃ₖ ∂ ln q(zₖ)/∂φ] for K &gt; 1, towards the parameters of q; none towards the model's. Cost evaluations: K.</para>
/// <para>Not to be confused with: <see cref="IwaeDreg"/>, which is unbiased and equal to it for K = 1.</para>
/// <para>Source: [Roeder2017]; [Tucker2019] eq. (15).</para>
/// </remarks>
public sealed class StickingTheLanding : BoundObjective
{
    /// <summary>The bound of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    public StickingTheLanding(int particleCount)
        : base(StaticTraits, new LogMeanFunction(1), particleCount, new StickingRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "stl",
        Summary = "The importance-weighted bound, with the score of differentiable choices left out.",
        IsUnbiased = false,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K",
        Citations = ["Roeder2017", "Tucker2019"],
    };
}
