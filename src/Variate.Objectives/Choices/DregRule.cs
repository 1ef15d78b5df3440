namespace Variate.Objectives;

/// <summary>Differentiates a bound through the sample twice: the score is replaced by its own reparameterised derivative.</summary>
/// <remarks>
/// <para>Approximates: ∇φ 𝔼[F(ln w₁, …, ln w_K)].</para>
/// <para>
/// With: Σₖ (∂F/∂ln wₖ − ∂²F/∂(ln wₖ)²) ∂ ln wₖ/∂zₖ · dzₖ/dφ, which for the importance-weighted bound is Σₖ w̃ₖ² ∂ ln wₖ/∂zₖ · dzₖ/dφ.
/// </para>
/// <para>
/// Where later choices depend on this one, the second derivative is total: Dₖ = d/dzₖ of Σₖ ∂²F/∂(ln wₖ)² ln wₖ + Σ ∂F/∂ln wₖ ln q(b) over
/// later choices b without a differentiable sample, with ∂F held constant and later samples as functions of zₖ. It costs a backward pass.
/// </para>
/// <para>Requires: a reparameterised law; ln p differentiable in z.</para>
/// <para>Bias: none; without variance where q is the posterior. Model parameters keep the weights ∂F/∂ln wₖ.</para>
/// <para>Not to be confused with: <see cref="StickingRule"/>, which leaves the score out and is biased for K &gt; 1.</para>
/// <para>Source: [Tucker2019] eq. (7) and Appendix B. For other gradients of hierarchies compare [Bauer2021].</para>
/// </remarks>
public sealed class DregRule : BoundRule
{
    /// <inheritdoc/>
    public override string Name => "dreg";

    internal override ScoreTerm ScoreTerm => ScoreTerm.Reparameterised;
}
