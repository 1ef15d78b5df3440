namespace Variate.Tensors.SpecialFunctions;

/// <summary>The continued fraction F of [DiDonato1992] (BFRAC), with xᵃyᵇ/(B(a, b) F) = I for x below the mean, and its slope in a shape.</summary>
/// <param name="a">The first shape.</param>
/// <param name="b">The second shape.</param>
/// <param name="x">Below the mean.</param>
/// <param name="y">1 − x.</param>
/// <param name="inFirst">1 for the slope in <paramref name="a"/>, 0 for that in <paramref name="b"/>.</param>
internal readonly struct BetaFractionSlope(double a, double b, double x, double y, double inFirst)
{
    private readonly double _deviation = a * y - b * x + 1;
    private readonly double _deviationSlope = inFirst * y - (1 - inFirst) * x;

    /// <summary>F and ∂ log F, by the modified method of Lentz with the derivatives of its two sequences.</summary>
    internal (double Value, double LogSlope) Evaluate()
    {
        double value = a / (a + 1) * _deviation;
        double valueSlope = inFirst * _deviation / ((a + 1) * (a + 1)) + a / (a + 1) * _deviationSlope;
        double logSlope = valueSlope / value;
        (double c, double slopeC) = (value, valueSlope);
        (double d, double slopeD) = (0, 0);
        double factor;
        double increment;
        double m = 1;
        do
        {
            (double numerator, double numeratorSlope) = Numerator(m);
            (double denominator, double denominatorSlope) = Denominator(m);
            slopeC = denominatorSlope + (numeratorSlope - numerator * (slopeC / c)) / c;
            c = denominator + numerator / c;
            double slopeOfDivisor = denominatorSlope + numeratorSlope * d + numerator * slopeD;
            d = 1 / (denominator + numerator * d);
            slopeD = -slopeOfDivisor * d * d;
            factor = c * d;
            value *= factor;
            increment = slopeC / c + slopeD / d;
            logSlope += increment;
            m++;
        }
        while (Math.Abs(factor - 1) > 2.5e-16 || Math.Abs(increment) > 5e-16 * (Math.Abs(logSlope) + Math.Abs(slopeD / d)));

        return (value, logSlope);
    }

    private (double Value, double Slope) Numerator(double m)
    {
        double even = a + 2 * m - 1;
        double ratio = x / even;
        double common = (a + m - 1) * ratio * ((a + b + m - 1) * ratio) * m;
        double slope = inFirst / (a + m - 1) + 1 / (a + b + m - 1) - 2 * inFirst / even;
        return (common * (b - m), common * ((b - m) * slope + 1 - inFirst));
    }

    private (double Value, double Slope) Denominator(double m)
    {
        double even = a + 2 * m - 1;
        double odd = even + 2;
        double bracket = _deviation + m * (1 + y);
        double value = m + m * (b - m) * (x / even) + (a + m) / odd * bracket;
        double first = m * (x / even) * (1 - inFirst - inFirst * (b - m) / even);
        double second = inFirst * (m + 1) / odd * (bracket / odd);
        return (value, first + second + (a + m) / odd * _deviationSlope);
    }
}
