using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Random;

/// <summary>Stirling's formula for ln k!, about k + 1 so that it holds at 0.</summary>
internal static class StirlingFormula
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const int SeriesFrom = 10;

    private static readonly double[] OfSmall = [.. Enumerable.Range(0, SeriesFrom).Select(static k => OfLogGamma(k))];

    /// <summary>t in ln k! = ½ ln 2π + (k + ½) ln(k + 1) − (k + 1) + t: what is left of Stirling's formula, about 1/(12k).</summary>
    /// <param name="k">A whole number from 0.</param>
    public static double Remainder(double k)
    {
        if (k < SeriesFrom)
        {
            return OfSmall[(int)k];
        }

        // The first neglected term is below 5e-11 of a probability.
        double next = k + 1;
        double w = 1 / (next * next);
        return ((1.0 / 12) - (((1.0 / 360) - (w / 1260)) * w)) / next;
    }

    private static double OfLogGamma(double k)
    {
        double next = k + 1;
        return GammaFunctions.LogGamma(next) - (HalfLogTwoPi + ((k + 0.5) * Math.Log(next)) - next);
    }
}
