namespace Variate.Objectives;

/// <summary>What the bound is compared with, in the learning signal of one particle: a number that the particle has no part in.</summary>
public enum VimcoBaseline
{
    /// <summary>The bound with the particle's weight replaced by the geometric mean of the others. Source: [Mnih2016].</summary>
    GeometricMean,

    /// <summary>The bound with the particle's weight replaced by the arithmetic mean of the others: the bound of K − 1 particles.</summary>
    ArithmeticMean,

    /// <summary>
    /// The bound with the particle's weight replaced by 0, ln((1/K) Σ_{j≠k} wⱼ): to first order in 1/K it cancels the whole signal
    /// L − w̃ₖ of the particle. It is −∞ where no other particle has weight. Compare [Lievin2020].
    /// </summary>
    WithoutTheParticle,
}
