using Variate.Tensors;

namespace Variate.Objectives;

/// <summary>Weighs the score of a particle with what the particle adds to the bound.</summary>
/// <remarks>
/// <para>Approximates: ∇φ 𝔼[F(ln w₁, …, ln w_K)].</para>
/// <para>With: Σₖ (F − bₖ − ∂F/∂ln wₖ) ∇φ ln q(zₖ), with a baseline bₖ of the other particles.</para>
/// <para>Requires: ln q differentiable in its parameters; two particles. Nothing of ln p.</para>
/// <para>
/// Bias: none. Where the choice follows a differentiable one, the score is differentiated through that one too. Also known as: leave-one-out
/// estimator of a bound.
/// </para>
/// <para>Not to be confused with: leave-one-out in an expectation, whose samples are averaged outside the logarithm.</para>
/// <para>Source: [Mnih2016].</para>
/// </remarks>
public sealed class VimcoRule : BoundRule
{
    private readonly VimcoBaseline _baseline;

    /// <summary>The rule with a baseline.</summary>
    /// <param name="baseline">What the bound is compared with.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such baseline.</exception>
    public VimcoRule(VimcoBaseline baseline = VimcoBaseline.GeometricMean)
    {
        _baseline = Enum.IsDefined(baseline)
            ? baseline
            : throw new ArgumentOutOfRangeException(nameof(baseline), baseline, "Expected one of the baselines.");
    }

    /// <inheritdoc/>
    public override string Name => "vimco";

    internal override ScoreTerm ScoreTerm => ScoreTerm.Signalled;

    /// <summary>bₖ on the scale of (1/a)·ln((1/K) Σ wᵃ): [.., K].</summary>
    internal Tensor Baselines(Tensor logWeights, double exponent)
    {
        Tensor scaled = logWeights * exponent;
        int count = logWeights.Shape[^1];
        Tensor others = LogSums.LeaveOneOut(scaled);
        Tensor sums = _baseline switch
        {
            VimcoBaseline.GeometricMean => LogSums.LogSum(others, LogSums.MeanOfOthers(scaled)),
            VimcoBaseline.ArithmeticMean => others + Math.Log(count / (count - 1.0)),
            _ => others,
        };
        return (sums - Math.Log(count)) / exponent;
    }
}
