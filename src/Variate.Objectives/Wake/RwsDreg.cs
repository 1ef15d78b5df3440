namespace Variate.Objectives;

/// <summary>Reweighted wake-sleep, with doubly reparameterised gradients of q.</summary>
/// <remarks>
/// <para>Approximates: ∇θ ln p(x) for the model, and −∇φ KL(p(z | x) ‖ q(z)) for q.</para>
/// <para>
/// With: Σₖ w̃ₖ ∇θ ln p(x, zₖ) for the model; Σₖ (w̃ₖ − w̃ₖ²) ∂ ln wₖ/∂zₖ · dzₖ/dφ for differentiable choices; <see cref="WakeRule"/> for
/// the others.
/// </para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>Bias: as <see cref="ReweightedWakeSleep"/>, with the same expectation. Cost evaluations: K.</para>
/// <para>Not to be confused with: <see cref="IwaeDreg"/>, where q ascends the bound.</para>
/// <para>Source: [Tucker2019] eq. (9) and (14).</para>
/// </remarks>
public sealed class RwsDreg : WakeObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 1.</param>
    public RwsDreg(int particleCount)
        : base(StaticTraits, particleCount, boundShare: 0, wakeShare: 1)
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "rws-dreg",
        Summary = "Reweighted wake-sleep, with doubly reparameterised gradients of q.",
        IsUnbiased = false,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K; a backward pass more where a later choice depends on a differentiable one",
        Citations = ["Tucker2019", "Bornschein2015"],
    };

    private protected override BoundRule DifferentiableRule { get; } = new DregRule();

    private protected override BoundRule HardRule { get; } = new WakeRule();
}
