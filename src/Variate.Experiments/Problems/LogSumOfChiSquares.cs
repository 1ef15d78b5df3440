using System.Collections.Immutable;
using System.Globalization;

namespace Variate.Experiments.Problems;

/// <summary>G(ν) = 𝔼[ln Σₖ exp(−Qₖ/6)] of K independent noncentral χ² variables with noncentrality ν, and G′(ν).</summary>
/// <remarks>
/// <para>
/// ln S = ∫₀^∞ (e^(−t) − e^(−tS)) dt/t, so G = ∫ (exp(−eˢ) − φ(eˢ)ᴷ) ds with φ(t) = 𝔼[exp(−t e^(−Q/6))]: K variables cost no more than one. The
/// density of Q is the Poisson mixture Σⱼ Poisson(j; ν/2) χ²(D + 2j), and ∂/∂ν of a mean is half the difference of the means at D + 2 and at D.
/// </para>
/// <para>
/// Both integrals are trapezoidal sums, over v with ln Q = v − e⁻ᵛ and over s with t = eˢ, whose integrands are analytic and fall off doubly exponentially or
/// exponentially at both ends, so the sums converge exponentially in the step.
/// </para>
/// </remarks>
/// <param name="Value">G(ν).</param>
/// <param name="Derivative">G′(ν).</param>
internal sealed record LogSumOfChiSquares(double Value, double Derivative)
{
    private const double OuterStep = 1.0 / 8;

    // Left of it lies K e⁻⁵⁰ at most.
    private const double Leftmost = -50;

    // Terms below this change no digit of a sum of order one.
    private const double Negligible = 1e-19;

    private const double Tolerance = 1e-9;

    /// <summary>By quadrature, which is checked where the answer is known: for K = 1, G = −(D + ν)/6.</summary>
    /// <exception cref="ExactGradientException">The quadrature is not accurate: ν is too large.</exception>
    internal static LogSumOfChiSquares At(int degreesOfFreedom, double noncentrality, int count)
    {
        ImmutableArray<ChiSquareNode> nodes = ChiSquareNode.Of(degreesOfFreedom, noncentrality);
        LogSumOfChiSquares one = Integrate(nodes, 1);
        double expected = -(degreesOfFreedom + noncentrality) / 6;
        double error = Math.Max(Math.Abs((one.Value / expected) - 1), Math.Abs(one.Derivative + (1.0 / 6)));
        return error < Tolerance
            ? Integrate(nodes, count)
            : throw new ExactGradientException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected the quadrature of the bound to be exact for one particle, got an error of {error:e1}. Choose a smaller offset."));
    }

    private static LogSumOfChiSquares Integrate(ImmutableArray<ChiSquareNode> nodes, int count)
    {
        double value = 0;
        double derivative = 0;
        for (double s = Leftmost; ; s += OuterStep)
        {
            LogSumOfChiSquares term = Integrand(nodes, count, Math.Exp(s));
            value += OuterStep * term.Value;
            derivative += OuterStep * term.Derivative;

            // Near the origin a term may vanish because the integrand changes sign there.
            if (s > 5 && Math.Abs(term.Value) < Negligible && Math.Abs(term.Derivative) < Negligible)
            {
                return new LogSumOfChiSquares(value, derivative);
            }
        }
    }

    /// <summary>exp(−t) − φ(t)ᴷ and its derivative in ν.</summary>
    /// <remarks>Both terms are near one for small t, and K-fold rounding of their difference would add up over the left tail: there, what they lack of one is summed.</remarks>
    private static LogSumOfChiSquares Integrand(ImmutableArray<ChiSquareNode> nodes, int count, double t)
    {
        double sum = 0;
        double change = 0;
        bool isSmall = t < 1;
        foreach (ChiSquareNode node in nodes)
        {
            double transform = isSmall ? -Lacking(t * node.Weight) : Math.Exp(-t * node.Weight);
            sum += node.Mass * transform;
            change += node.MassChange * transform;
        }

        double value = isSmall
            ? Lacking(count * 2 * Math.Atanh(sum / (-2 - sum))) - Lacking(t)
            : Math.Exp(-t) - Math.Pow(sum, count);
        return new LogSumOfChiSquares(value, -count * Math.Pow(isSmall ? 1 + sum : sum, count - 1) * change);
    }

    /// <summary>1 − exp(−y), without cancellation near 0.</summary>
    private static double Lacking(double y) => 2 * Math.Exp(-y / 2) * Math.Sinh(y / 2);
}
