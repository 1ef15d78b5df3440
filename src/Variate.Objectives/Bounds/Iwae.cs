namespace Variate.Objectives;

/// <summary>The importance-weighted bound, with the total derivative of the weights.</summary>
/// <remarks>
/// <para>Approximates: ∇ 𝔼[ln((1/K) Σₖ wₖ)], wₖ = p(x, zₖ)/q(zₖ), zₖ ~ q.</para>
/// <para>With: Σₖ w̃ₖ ∇ ln wₖ, w̃ = w/Σ w, through the samples of differentiable choices; <see cref="VimcoRule"/> for the others.</para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>Bias: none for its bound, which is at most ln p(x) and rises with K. One particle gives the ELBO. Cost evaluations: K.</para>
/// <para>Not to be confused with: <see cref="IwaeDreg"/>, the same bound with a gradient that gets better with K, not noisier.</para>
/// <para>Source: [Burda2016] eq. (8); [Tucker2019] eq. (11).</para>
/// </remarks>
public sealed class Iwae : BoundObjective
{
    /// <summary>The bound of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    public Iwae(int particleCount)
        : base(StaticTraits, new LogMeanFunction(1), particleCount, new ReparameterisedRule())
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "iwae",
        Summary = "The importance-weighted bound, with the total derivative of the weights.",
        IsUnbiased = true,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K",
        Citations = ["Burda2016", "Mnih2016"],
    };
}
