namespace Variate.Objectives;

/// <summary>Draws a hard sample, whose law follows the weights: the wake phase of the inference network.</summary>
/// <remarks>
/// <para>Approximates: −∇φ KL(p(z | x) ‖ q(z)).</para>
/// <para>With: Σₖ w̃ₖ ∇φ ln q(zₖ), the weights being those of importance samples of the posterior.</para>
/// <para>Requires: ln q differentiable in its parameters.</para>
/// <para>Bias: that of self-normalised importance sampling, of order 1/K.</para>
/// <para>Not to be confused with: <see cref="VimcoRule"/>, which ascends the bound.</para>
/// <para>Source: [Bornschein2015], [Tucker2019] eq. (8).</para>
/// </remarks>
public sealed class WakeRule : BoundRule
{
    /// <inheritdoc/>
    public override string Name => "wake";

    internal override ScoreTerm ScoreTerm => ScoreTerm.Raised;
}
