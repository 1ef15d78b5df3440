namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(T ≤ t) for a standard Student-t law.</summary>
internal readonly struct StudentTCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double t, double degreesOfFreedom, double unused)
    {
        // Half the beta law of 1/(1 + t²/ν) on the side of t; the larger fraction comes from the quotient that cannot overflow.
        double root = t / Math.Sqrt(degreesOfFreedom);
        double square = root * root;
        double tail = 0.5 * IncompleteBetaFunctions.Lower(0.5 * degreesOfFreedom, 0.5, 1 / (1 + square), BetaLaw.Fraction(square));
        return t > 0 ? 1 - tail : tail;
    }
}
