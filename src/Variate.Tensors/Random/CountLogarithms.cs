using Variate.Tensors.Simd;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Random;

/// <summary>Logarithms of probabilities of counts that stay accurate for counts of any size.</summary>
internal static unsafe class CountLogarithms
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double SeriesFrom = 10;

    /// <summary>t in ln k! = ½ ln 2π + (k + ½) ln(k + 1) − (k + 1) + t: what is left of Stirling's formula, about 1/(12k).</summary>
    public static double StirlingTail(double k)
    {
        double next = k + 1;
        if (k < SeriesFrom)
        {
            return GammaFunctions.LogGamma(next) - (HalfLogTwoPi + ((k + 0.5) * Math.Log(next)) - next);
        }

        // The first neglected term is below 5e-11 of a probability.
        double w = 1 / (next * next);
        return ((1.0 / 12) - (((1.0 / 360) - (w / 1260)) * w)) / next;
    }

    /// <summary>ln(1 + x) without the cancellation near 0.</summary>
    public static double LogOnePlus(double x)
    {
        double y;
        Float64x1.Store(LogarithmLanes.Log1p(Float64x1.Create(x)), &y);
        return y;
    }
}
