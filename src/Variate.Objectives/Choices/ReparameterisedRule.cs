namespace Variate.Objectives;

/// <summary>Differentiates a bound through the sample and through the density: the total derivative of the weights.</summary>
/// <remarks>
/// <para>Approximates: ∇φ 𝔼[F(ln w₁, …, ln w_K)].</para>
/// <para>With: Σₖ ∂F/∂ln wₖ (−∂ ln q(zₖ)/∂φ + ∂ ln wₖ/∂zₖ · dzₖ/dφ).</para>
/// <para>Requires: a reparameterised law; ln p differentiable in z.</para>
/// <para>Bias: none. Its signal-to-noise ratio falls as K^(−1/2).</para>
/// <para>Not to be confused with: <see cref="DregRule"/>, whose ratio rises as K^(1/2).</para>
/// <para>Source: [Burda2016], [Tucker2019] eq. (3).</para>
/// </remarks>
public sealed class ReparameterisedRule : BoundRule
{
    /// <inheritdoc/>
    public override string Name => "reparameterised";

    internal override ScoreTerm ScoreTerm => ScoreTerm.Kept;
}
