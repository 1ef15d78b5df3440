namespace Variate.Tensors.SpecialFunctions;

/// <summary>Logarithms and exponentials near 1, where the plain forms cancel.</summary>
internal static class ElementaryFunctions
{
    /// <summary>log(1 + x), where 1 + x would lose the last bits of x.</summary>
    public static double LogOnePlus(double x)
    {
        double y = 1 + x;
        return y == 1 ? x : double.IsPositiveInfinity(y) ? y : Math.Log(y) * (x / (y - 1));
    }

    /// <summary>eˣ − 1 without the cancellation near 0.</summary>
    public static double ExpMinusOne(double x) => Math.Abs(x) < 1 ? 2 * Math.Sinh(0.5 * x) * Math.Exp(0.5 * x) : Math.Exp(x) - 1;

    /// <summary>x − log(1 + x) ≥ 0, of order x²/2 near 0.</summary>
    public static double LessLogOnePlus(double x)
    {
        if (!(Math.Abs(x) < 0.6))
        {
            return x - LogOnePlus(x);
        }

        // With s = x/(2 + x): log(1 + x) = 2 artanh s and x − 2s = xs.
        double s = x / (2 + x);
        double w = s * s;
        double power = 1;
        double sum = 1.0 / 3;
        for (int k = 5; power > 1e-17; k += 2)
        {
            power *= w;
            sum += power / k;
        }

        return s * (x - 2 * w * sum);
    }
}
