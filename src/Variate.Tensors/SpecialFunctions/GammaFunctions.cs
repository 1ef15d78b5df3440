using Variate.Tensors.Kernels;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The logarithm of Γ and its derivatives, for positive arguments.</summary>
/// <remarks>
/// Relative error below 1e−14; near a zero of <see cref="Digamma"/> the absolute error is. Zero gives the limit from the
/// right; negative arguments, which no law here has, give NaN.
/// </remarks>
public static class GammaFunctions
{
    // From here on the divergent series below, cut where they are, are exact to the last bit or so.
    internal const double AsymptoticFrom = 10;

    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>log Γ(2 + z) / z on |z| ≤ ½, in Chebyshev polynomials of 2z.</summary>
    private static ReadOnlySpan<double> NearTwo =>
    [
        0.41418612492156676,
        0.16322170068760064,
        -0.008658972394126285,
        0.0006727515726001485,
        -6.139556963628233E-05,
        6.110065797003576E-06,
        -6.410003033826223E-07,
        6.962242692768951E-08,
        -7.747248733788217E-09,
        8.774075140687239E-10,
        -1.0070266869830198E-10,
        1.1678602130652374E-11,
        -1.3656871334744932E-12,
        1.6079351149711552E-13,
        -1.9039501088488732E-14,
        2.2653768767833064E-15,
        -2.706656814831896E-16,
        3.245660731626191E-17,
        -3.904483378457447E-18,
    ];

    /// <summary>y = log Γ(x). The zeros at 1 and 2 are exact, and near them the relative error stays small.</summary>
    public static double LogGamma(double x)
    {
        return x switch
        {
            0 => double.PositiveInfinity,
            < 0.5 => LogGammaNearTwo(x) - Math.Log(x) - ElementaryFunctions.LogOnePlus(x),
            < 1.5 => LogGammaNearTwo(x - 1) - ElementaryFunctions.LogOnePlus(x - 1),
            < AsymptoticFrom => LogGammaByRecurrence(x),
            double.PositiveInfinity => double.PositiveInfinity,
            _ => Math.FusedMultiplyAdd(x - 0.5, Math.Log(x), HalfLogTwoPi - x) + StirlingCorrection(x),
        };
    }

    /// <summary>y = d/dx log Γ(x).</summary>
    public static double Digamma(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        // ψ(x) = ψ(x + 1) − 1/x.
        double sum = 0;
        for (; x < AsymptoticFrom; x++)
        {
            sum -= 1 / x;
        }

        return sum + Math.Log(x) + DigammaLessLog(x);
    }

    /// <summary>y = d²/dx² log Γ(x).</summary>
    public static double Trigamma(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        // ψ′(x) = ψ′(x + 1) + 1/x².
        double sum = 0;
        for (; x < AsymptoticFrom; x++)
        {
            sum += 1 / (x * x);
        }

        return sum + TrigammaAsymptotic(x);
    }

    /// <summary>y = ψ⁽ⁿ⁾(x), derivative n of <see cref="Digamma"/>; +∞ (odd n) or −∞ (even n) at 0.</summary>
    /// <param name="order">n, from 0.</param>
    /// <param name="x">The argument.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is below 0.</exception>
    public static double Polygamma(int order, double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return order switch
        {
            0 => Digamma(x),
            1 => Trigamma(x),
            _ => PolygammaFunction.Evaluate(x, order, 0),
        };
    }

    /// <summary>y = ψ(x + d) − ψ(x) for d ≥ 0: relative accuracy also where d is far below x.</summary>
    /// <param name="x">Positive.</param>
    /// <param name="d">The distance; NaN where it is negative.</param>
    public static double DigammaDifference(double x, double d) => SingleLane.Apply<DigammaDifferenceKernel>(x, d);

    /// <summary>log Γ(1 + z) for z ≥ 0, of order z near 0.</summary>
    internal static double LogGammaOfOnePlus(double z)
    {
        return z < 0.5 ? LogGammaNearTwo(z) - ElementaryFunctions.LogOnePlus(z) : LogGamma(1 + z);
    }

    private static double LogGammaNearTwo(double z)
    {
        return z * ChebyshevSeries.Evaluate(NearTwo, 2 * z);
    }

    private static double LogGammaByRecurrence(double x)
    {
        // Γ(x) = (x − 1) Γ(x − 1): one logarithm of a product instead of a sum of logarithms.
        double product = 1;
        while (x >= 2.5)
        {
            x--;
            product *= x;
        }

        return LogGammaNearTwo(x - 2) + Math.Log(product);
    }

    /// <summary>log Γ(x) less (x − ½) log x − x + ½ log 2π, for x ≥ 10: Σ B₂ₖ / (2k (2k − 1) x²ᵏ⁻¹), k = 1 … 7.</summary>
    internal static double StirlingCorrection(double x)
    {
        double w = 1 / (x * x);
        double sum = 1.0 / 156;
        sum = Math.FusedMultiplyAdd(sum, w, -691.0 / 360360);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 1188);
        sum = Math.FusedMultiplyAdd(sum, w, -1.0 / 1680);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 1260);
        sum = Math.FusedMultiplyAdd(sum, w, -1.0 / 360);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 12);
        return sum / x;
    }

    /// <summary>ψ(x) − log x for x ≥ 10: −1/(2x) − Σ B₂ₖ / (2k x²ᵏ), k = 1 … 8.</summary>
    internal static double DigammaLessLog(double x)
    {
        double w = 1 / (x * x);
        double sum = -3617.0 / 8160;
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 12);
        sum = Math.FusedMultiplyAdd(sum, w, -691.0 / 32760);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 132);
        sum = Math.FusedMultiplyAdd(sum, w, -1.0 / 240);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 252);
        sum = Math.FusedMultiplyAdd(sum, w, -1.0 / 120);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 12);
        return -0.5 / x - sum * w;
    }

    // 1/x + 1/(2x²) + Σ B₂ₖ / x²ᵏ⁺¹, k = 1 … 8.
    private static double TrigammaAsymptotic(double x)
    {
        double w = 1 / (x * x);
        double sum = -3617.0 / 510;
        sum = Math.FusedMultiplyAdd(sum, w, 7.0 / 6);
        sum = Math.FusedMultiplyAdd(sum, w, -691.0 / 2730);
        sum = Math.FusedMultiplyAdd(sum, w, 5.0 / 66);
        sum = Math.FusedMultiplyAdd(sum, w, -1.0 / 30);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 42);
        sum = Math.FusedMultiplyAdd(sum, w, -1.0 / 30);
        sum = Math.FusedMultiplyAdd(sum, w, 1.0 / 6);
        return (Math.FusedMultiplyAdd(sum, w, 0.5 / x) + 1) / x;
    }
}
