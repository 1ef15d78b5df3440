namespace Variate.Objectives;

/// <summary>Differentiates a bound through the sample, and leaves the score out.</summary>
/// <remarks>
/// <para>Approximates: ∇φ 𝔼[F(ln w₁, …, ln w_K)].</para>
/// <para>With: Σₖ ∂F/∂ln wₖ · ∂ ln wₖ/∂zₖ · dzₖ/dφ.</para>
/// <para>Requires: a reparameterised law; ln p differentiable in z.</para>
/// <para>Bias: 𝔼[Σₖ ∂F/∂ln wₖ · ∂ ln q(zₖ)/∂φ], which is 0 for one particle only.</para>
/// <para>Not to be confused with: <see cref="DregRule"/>, which replaces the score by its reparameterised derivative and is unbiased.</para>
/// <para>Source: [Roeder2017], [Tucker2019] eq. (15).</para>
/// </remarks>
public sealed class StickingRule : BoundRule
{
    /// <inheritdoc/>
    public override string Name => "sticking-the-landing";

    internal override ScoreTerm ScoreTerm => ScoreTerm.Dropped;
}
