namespace Variate.Tensors.SpecialFunctions;

/// <summary>The distribution function Φ of the standard normal law, its logarithm and its inverse.</summary>
/// <remarks>Relative error below 1e−14 wherever the result is a normal number.</remarks>
public static class NormalFunctions
{
    private const double SqrtHalf = 0.70710678118654752440;

    private const double SqrtTwoOverPi = 0.79788456080286535588;

    private const double InverseSqrtTwoPi = 0.39894228040143267794;

    // Below this level the equation for the quantile is solved for log Φ, above for Φ − ½.
    private const double CentralLevel = 0.25;

    // The first guess is right to 4.5e−4. Each correction cubes (centre) or squares (tail) the error.
    private const int Corrections = 3;

    /// <summary>y = Φ(x) = P(Z ≤ x).</summary>
    public static double Cdf(double x)
    {
        return x switch
        {
            < -0.5 => 0.5 * ErrorFunctions.ExpMinusSquare(x, 0.5) * ErrorFunctions.ScaledErfc(-x * SqrtHalf),
            <= 0.5 => 0.5 + 0.5 * ErrorFunctions.Erf(x * SqrtHalf),
            _ => 1 - Cdf(-x),
        };
    }

    /// <summary>y = log Φ(x): −x²/2 − log(−x) − … far to the left, −Φ(−x) far to the right.</summary>
    public static double LogCdf(double x)
    {
        return x switch
        {
            < -1 => Math.Log(0.5 * ErrorFunctions.ScaledErfc(-x * SqrtHalf)) - 0.5 * x * x,
            <= 0.5 => Math.Log(Cdf(x)),
            _ => ElementaryFunctions.LogOnePlus(-Cdf(-x)),
        };
    }

    /// <summary>y = Φ⁻¹(p); −∞ at 0, +∞ at 1, NaN outside [0, 1].</summary>
    /// <param name="p">A probability. Pass the smaller tail and change the sign: 1 − p may round to 1.</param>
    public static double Quantile(double p)
    {
        return p switch
        {
            0 => double.NegativeInfinity,
            1 => double.PositiveInfinity,
            > 0 and < CentralLevel => TailQuantile(p),
            >= CentralLevel and <= 0.5 => CentralQuantile(p),
            > 0.5 and < 1 => -Quantile(1 - p),
            _ => double.NaN,
        };
    }

    // The rational approximation 26.2.23 of [Abramowitz1964] for p ≤ ½.
    private static double Guess(double p)
    {
        double t = Math.Sqrt(-2 * Math.Log(p));
        double numerator = 2.515517 + t * (0.802853 + t * 0.010328);
        double denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
        return numerator / denominator - t;
    }

    // Halley on Φ(x) − p, with both sides taken from ½ so that x near 0 keeps its relative accuracy.
    private static double CentralQuantile(double p)
    {
        double x = Guess(p);
        for (int i = 0; i < Corrections; i++)
        {
            double excess = 0.5 * ErrorFunctions.Erf(x * SqrtHalf) - (p - 0.5);
            double step = excess / (InverseSqrtTwoPi * Math.Exp(-0.5 * x * x));
            x -= step / (1 + 0.5 * x * step);
        }

        return x;
    }

    // Newton on log Φ(x) − log p, whose slope is φ(x)/Φ(x) = √(2/π) / erfcx(−x/√2).
    private static double TailQuantile(double p)
    {
        double level = Math.Log(p);
        double x = Guess(p);
        for (int i = 0; i < Corrections; i++)
        {
            double scaled = ErrorFunctions.ScaledErfc(-x * SqrtHalf);
            x -= (Math.Log(0.5 * scaled) - 0.5 * x * x - level) * scaled / SqrtTwoOverPi;
        }

        return x;
    }
}
