namespace Variate.Objectives;

/// <summary>A mixture of the doubly reparameterised gradients of the bound and of the wake phase.</summary>
/// <remarks>
/// <para>Approximates: (1 − α)·(the gradient of the importance-weighted bound) + α·(the wake phase) for q; ∇θ of the bound for the model.</para>
/// <para>
/// With: Σₖ w̃ₖ ∇θ ln p(x, zₖ) for the model; Σₖ (α w̃ₖ + (1 − 2α) w̃ₖ²) ∂ ln wₖ/∂zₖ · dzₖ/dφ for differentiable choices; the same mixture of
/// <see cref="VimcoRule"/> and <see cref="WakeRule"/> for the others.
/// </para>
/// <para>Requires: ln p differentiable in differentiable choices.</para>
/// <para>
/// Bias: α times that of the wake phase. α = 0 is <see cref="IwaeDreg"/>, α = 1 <see cref="RwsDreg"/>; α = 1/2 gives q half the gradient of
/// <see cref="StickingTheLanding"/>. Cost evaluations: K.
/// </para>
/// <para>Not to be confused with: <see cref="VrIwaeDreg"/>, whose α is the order of a Rényi bound.</para>
/// <para>Source: [Tucker2019] eq. (10) and (16).</para>
/// </remarks>
public sealed class DregAlpha : WakeObjective
{
    /// <summary>The objective of K particles.</summary>
    /// <param name="particleCount">K, at least 1; with a choice that is not differentiable at least 2.</param>
    /// <param name="alpha">α in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not in [0, 1].</exception>
    public DregAlpha(int particleCount, double alpha)
        : base(StaticTraits, particleCount, boundShare: 1 - Checked(alpha), wakeShare: alpha)
    {
    }

    /// <summary>What all objectives of this type promise and need.</summary>
    public static ObjectiveTraits StaticTraits { get; } = new()
    {
        Name = "dreg-alpha",
        Summary = "A mixture of the doubly reparameterised gradients of the bound and of the wake phase.",
        IsUnbiased = false,
        IsLowerBound = true,
        LeastParticleCount = 1,
        CostEvaluations = "K; two backward passes more where a later choice depends on a differentiable one",
        Citations = ["Tucker2019"],
    };

    private protected override BoundRule DifferentiableRule { get; } = new DregRule();

    private protected override BoundRule HardRule { get; } = new VimcoRule();

    private static double Checked(double alpha)
        => alpha is >= 0 and <= 1 ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Expected α in [0, 1].");
}
