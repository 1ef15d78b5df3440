using Variate.Tensors.Kernels;
using Variate.Tensors.SpecialFunctions;
using Variate.Tensors.SpecialFunctions.Cumulatives;

namespace Variate.Tensors;

/// <summary>Distribution functions P(X ≤ x) that are no elementary functions, elementwise with broadcasting.</summary>
/// <remarks>
/// <para>No gradient flows: the results are constants. A tracked operand marks the result as severed, as <see cref="Tensor.Step"/> does.</para>
/// <para>0 below the support and 1 above it; NaN for parameters outside their range. Evaluated in float64 for either element type.</para>
/// </remarks>
public static class CumulativeProbabilities
{
    /// <summary>P(Z ≤ z) of the standard normal law. <see cref="Tensor.NormalCumulative"/> is the same with its gradient.</summary>
    /// <param name="value">z.</param>
    public static Tensor Normal(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Constant(value.StopGradient().NormalCumulative(), value.IsTracked);
    }

    /// <summary>P(X ≤ x) of the gamma law with rate 1.</summary>
    /// <param name="value">x; multiply it by the rate of a law that has another.</param>
    /// <param name="concentration">The shape, positive.</param>
    public static Tensor Gamma(Tensor value, Tensor concentration) => Of<GammaCumulative>(value, concentration, concentration);

    /// <summary>P(X &gt; x) of the gamma law with rate 1, without the rounding of a difference from 1.</summary>
    /// <inheritdoc cref="Gamma" path="/param"/>
    public static Tensor GammaComplement(Tensor value, Tensor concentration) => Of<GammaUpperTail>(value, concentration, concentration);

    /// <summary>P(X ≤ x) of the beta law.</summary>
    /// <param name="value">x.</param>
    /// <param name="a">The exponent of x, plus 1; positive.</param>
    /// <param name="b">The exponent of 1 − x, plus 1; positive.</param>
    public static Tensor Beta(Tensor value, Tensor a, Tensor b) => Of<BetaCumulative>(value, a, b);

    /// <summary>P(T ≤ t) of the standard Student-t law.</summary>
    /// <param name="value">t.</param>
    /// <param name="degreesOfFreedom">ν, positive.</param>
    public static Tensor StudentT(Tensor value, Tensor degreesOfFreedom) => Of<StudentTCumulative>(value, degreesOfFreedom, degreesOfFreedom);

    /// <summary>P(N ≤ n) of the Poisson law.</summary>
    /// <param name="value">n; rounded down.</param>
    /// <param name="rate">The mean, at least 0.</param>
    public static Tensor Poisson(Tensor value, Tensor rate) => Of<PoissonCumulative>(value, rate, rate);

    /// <summary>P(N &gt; n) of the Poisson law, without the rounding of a difference from 1.</summary>
    /// <inheritdoc cref="Poisson" path="/param"/>
    public static Tensor PoissonComplement(Tensor value, Tensor rate) => Of<PoissonUpperTail>(value, rate, rate);

    /// <summary>P(N ≤ n) of the binomial law.</summary>
    /// <param name="value">n; rounded down.</param>
    /// <param name="count">The number of trials, a whole number.</param>
    /// <param name="probability">Of a success.</param>
    public static Tensor Binomial(Tensor value, Tensor count, Tensor probability) => Of<BinomialCumulative>(value, count, probability);

    /// <summary>P(N &gt; n) of the binomial law, without the rounding of a difference from 1.</summary>
    /// <inheritdoc cref="Binomial" path="/param"/>
    public static Tensor BinomialComplement(Tensor value, Tensor count, Tensor probability) => Of<BinomialUpperTail>(value, count, probability);

    /// <summary>P(N ≤ n) of the negative binomial law Γ(n + r)/(n! Γ(r)) (1 − p)ʳ pⁿ.</summary>
    /// <param name="value">n; rounded down.</param>
    /// <param name="count">r, positive.</param>
    /// <param name="probability">p.</param>
    public static Tensor NegativeBinomial(Tensor value, Tensor count, Tensor probability)
        => Of<NegativeBinomialCumulative>(value, count, probability);

    /// <summary>P(N &gt; n) of the negative binomial law, without the rounding of a difference from 1.</summary>
    /// <inheritdoc cref="NegativeBinomial" path="/param"/>
    public static Tensor NegativeBinomialComplement(Tensor value, Tensor count, Tensor probability)
        => Of<NegativeBinomialUpperTail>(value, count, probability);

    /// <summary>P(T ≤ t) of the von Mises law around 0, for an angle T in (−π, π). By symmetry the upper tail is that of −t.</summary>
    /// <param name="angle">t; the result is 0 at −π and below, and 1 at π and above.</param>
    /// <param name="concentration">κ, positive.</param>
    public static Tensor VonMises(Tensor angle, Tensor concentration) => Of<VonMisesCumulative>(angle, concentration, concentration);

    private static Tensor Of<TFunction>(Tensor value, Tensor first, Tensor second)
        where TFunction : struct, IScalarFunction
    {
        bool isTracked = Tensor.AnyTracked(value, first) || Tensor.AnyTracked(first, second);
        return Constant(Pointwise.Zip3<ScalarKernel<TFunction>>(value, first, second, null), isTracked);
    }

    private static Tensor Constant(Tensor result, bool isSevering)
        => isSevering ? new Tensor(result.Storage, result.Shape, null, result.LeadingAxes, true) : result;
}
