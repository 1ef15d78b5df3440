namespace Variate.Tensors.SpecialFunctions;

/// <summary>ψ⁽ⁿ⁾(x) for n ≥ 1 and x ≥ 0, as (−1)ⁿ⁺¹ n! Σ (x + k)⁻ⁿ⁻¹ with the tail of the sum by the Euler-Maclaurin formula.</summary>
internal readonly struct PolygammaFunction : IScalarFunction
{
    /// <summary>B₂ⱼ / (2j)! for j = 1 … 10.</summary>
    private static ReadOnlySpan<double> TailCoefficients =>
    [
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000,
        1.0 / 74724249600,
        -3617.0 / 10670622842880000,
        43867.0 / 5109094217170944000,
        -174611.0 / 802857662698291200000.0,
    ];

    /// <inheritdoc/>
    public static double Evaluate(double x, double order, double unused)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        double sum = 0;
        for (; x < 2 * order + 10; x++)
        {
            sum += Term(x, order);
        }

        double magnitude = sum + Tail(x, order);
        return double.IsOddInteger(order) ? magnitude : -magnitude;
    }

    /// <summary>n! x⁻ⁿ⁻¹, as a product whose factors cannot overflow before it does.</summary>
    private static double Term(double x, double order)
    {
        double term = 1 / x;
        for (double i = 1; i <= order; i++)
        {
            term *= i / x;
        }

        return term;
    }

    /// <summary>n! Σ (x + k)⁻ⁿ⁻¹ over all k ≥ 0, for x ≥ 2n + 10.</summary>
    private static double Tail(double x, double order)
    {
        double term = Term(x, order);
        if (term == 0)
        {
            // At +∞ the product of it with x would not be a number.
            return 0;
        }

        double sum = 0.5 + x / order;
        double factor = (order + 1) / x;
        for (int j = 0; j < TailCoefficients.Length; j++)
        {
            sum += TailCoefficients[j] * factor;
            factor *= (order + 2 * j + 2) * (order + 2 * j + 3) / (x * x);
        }

        return term * sum;
    }
}
