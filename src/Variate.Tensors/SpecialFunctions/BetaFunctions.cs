using Variate.Tensors.Kernels;

namespace Variate.Tensors.SpecialFunctions;

/// <summary>The logarithm of the beta function, for positive arguments.</summary>
public static class BetaFunctions
{
    // Below this the difference of two corrections to Stirling's formula has lost too many digits.
    private const double SmallIncrement = 1e-4;

    /// <summary>y = log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b), without the cancellation of the three.</summary>
    /// <remarks>Error below 1e−14, relative or, near the curve where B = 1, absolute.</remarks>
    /// <param name="a">+∞ where it is 0, NaN where it is below.</param>
    /// <param name="b">Likewise.</param>
    public static double LogBeta(double a, double b) => SingleLane.Apply<LogBetaKernel>(a, b);

    /// <summary>log (a B(a, b)) for a ≤ 1: of order a near 0.</summary>
    internal static double LogOfScaledBeta(double a, double b)
    {
        // Π (1 + a/(b + i)) − 1, by which b + i moves up to where Stirling's formula holds.
        double excess = 0;
        for (; b < GammaFunctions.AsymptoticFrom; b++)
        {
            excess += (1 + excess) * (a / b);
        }

        return GammaFunctions.LogGammaOfOnePlus(a) + ElementaryFunctions.LogOnePlus(excess) - LogGammaIncrease(b, a);
    }

    /// <summary>log Γ(b + a) − log Γ(b) for b ≥ 10.</summary>
    private static double LogGammaIncrease(double b, double a)
    {
        if (a < SmallIncrement)
        {
            double curvature = GammaFunctions.Trigamma(b) + a / 3 * GammaFunctions.Polygamma(2, b);
            return a * (GammaFunctions.Digamma(b) + 0.5 * a * curvature);
        }

        double ratio = a / b;
        double corrections = GammaFunctions.StirlingCorrection(b + a) - GammaFunctions.StirlingCorrection(b);
        return a * Math.Log(b + a) - b * ElementaryFunctions.LessLogOnePlus(ratio) - 0.5 * ElementaryFunctions.LogOnePlus(ratio) + corrections;
    }
}
