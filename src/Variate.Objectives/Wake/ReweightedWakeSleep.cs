namespace Variate.Objectives;

/// <summary>Reweighted wake-sleep: the model ascends the bound, and q follows the reweighted samples.</summary>
/// <remarks>
/// <para>Approximates: ∇θ ln p(x) for the model, and −∇φ KL(p(z | x) ‖ q(z)) for q.</para>
/// <para>With: Σₖ w̃ₖ (∇θ ln p(x, zₖ) + ∇φ ln q(zₖ)), w̃ = w/Σ w, zₖ ~ q without a derivative.</para>
/// <para>Requires: ln q differentiable in its parameters. Nothing of ln p in z.</para>
/// <para>Bias: of order 1/K, that of self-normalised importance sampling; the model's gradient is that of the bound. Cost evaluations: K.</para>
/// <para>Not to be confused with: <see cref="Iwae"/>, where q ascends the bound; <see cref="Sleep"/>, the phase on dreamt data.</para>
/// <para>Source: [Bornschein2015]; [Tucker2019] eq. (8) and (13).</para>
/// </remarks>
public sealed class ReweightedWakeSleep : WakeObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 1.</param>
    public ReweightedWakeSleep(int particleCount)
        : base(StaticTraits, particleCount, boundShare: 0, wakeShare: 1)
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "rws",
        Summary = "Reweighted wake-sleep: the model ascends the bound, and q follows the reweighted samples.",
        IsUnbiased = false,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K",
        Citations = ["Bornschein2015", "Le2020", "Tucker2019"],
    };

    private protected override BoundRule DifferentiableRule { get; } = new WakeRule();

    private protected override BoundRule HardRule { get; } = new WakeRule();
}
