namespace Variate.Tensors.SpecialFunctions;

/// <summary>The error function, its complement, and the complement without its exponential decay.</summary>
/// <remarks>Relative error below 1e−14 wherever the result is a normal number.</remarks>
public static class ErrorFunctions
{
    // Where the map of [0, ∞) to [−1, 1] has its middle; 3 to 5 need the fewest terms.
    private const double ScaledMiddle = 3;

    /// <summary>erf(x) / x on |x| ≤ 1, in Chebyshev polynomials of 2x² − 1.</summary>
    private static ReadOnlySpan<double> NearZero =>
    [
        0.9754769393826541,
        -0.14226120510371365,
        0.010035582187599796,
        -0.0005768764699767485,
        2.741993125219606E-05,
        -1.1043175507344507E-06,
        3.8488755420345036E-08,
        -1.1808582533875466E-09,
        3.2334215826050907E-11,
        -7.991015947004549E-13,
        1.7990725113961456E-14,
        -3.718635487818693E-16,
        7.103599003714253E-18,
    ];

    /// <summary>(1 + 2x) exp(x²) erfc(x) on x ≥ 0, in Chebyshev polynomials of (x − 3) / (x + 3).</summary>
    /// <remarks>The form is that of [Shepherd1981]; the coefficients are our own.</remarks>
    private static ReadOnlySpan<double> Scaled =>
    [
        1.17756257419656,
        0.005353904539615676,
        -0.09377550342284209,
        0.05436652555744322,
        -0.018976596707845208,
        0.004453426061462712,
        -0.0006335531710553147,
        1.7661719523171593E-05,
        1.2841532864056671E-05,
        -2.0072285659059913E-06,
        -1.807522790414837E-07,
        7.549828343825093E-08,
        1.885668523838603E-09,
        -2.699519049798364E-09,
        -1.460079119939105E-11,
        1.0361607445969489E-10,
        1.475715976623473E-12,
        -4.277340064396911E-12,
        -2.07922492859799E-13,
        1.8134502003176963E-13,
        1.973425574544739E-14,
        -7.287943737592673E-15,
        -1.5169878690228116E-15,
        2.3514112258781403E-16,
        1.0006111691821667E-16,
    ];

    /// <summary>y = 2/√π ∫₀ˣ exp(−t²) dt.</summary>
    public static double Erf(double x)
    {
        return Math.Abs(x) <= 1
            ? x * ChebyshevSeries.Evaluate(NearZero, Math.FusedMultiplyAdd(2 * x, x, -1))
            : Math.CopySign(1 - Erfc(Math.Abs(x)), x);
    }

    /// <summary>y = 1 − erf(x), accurate where erf(x) is near 1.</summary>
    public static double Erfc(double x)
    {
        return x switch
        {
            < 0.5 and >= -1 => 1 - Erf(x),
            < -1 => 2 - Erfc(-x),
            _ => ExpMinusSquare(x, 1) * ScaledErfc(x),
        };
    }

    /// <summary>y = exp(x²) erfc(x) for x ≥ 0: falls as 1/(√π x), where erfc underflows.</summary>
    internal static double ScaledErfc(double x)
    {
        return double.IsPositiveInfinity(x)
            ? 0
            : ChebyshevSeries.Evaluate(Scaled, (x - ScaledMiddle) / (x + ScaledMiddle)) / Math.FusedMultiplyAdd(2, x, 1);
    }

    /// <summary>exp(−<paramref name="factor"/> x²); <paramref name="factor"/> is a power of two.</summary>
    internal static double ExpMinusSquare(double x, double factor)
    {
        double square = x * x;
        if (double.IsPositiveInfinity(square))
        {
            return 0;
        }

        // The rounding of x², times x² itself, would be the relative error: 1e−13 at x = 26.
        double lost = Math.FusedMultiplyAdd(x, x, -square);
        return Math.Exp(-factor * square) * (1 - factor * lost);
    }
}
