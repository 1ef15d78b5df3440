namespace Variate.Tensors.SpecialFunctions;

/// <summary>y ln λ − λ − ln Γ(y + 1) for y ≥ 0 and λ &gt; 0.</summary>
internal readonly struct PoissonLogMassFunction : IScalarFunction
{
    // Below it the terms are too small to cancel; from it on the correction of Stirling's formula is exact to the last bit or so.
    private const double StirlingFrom = 10;

    /// <inheritdoc/>
    public static double Evaluate(double y, double rate, double unused)
    {
        if (y < StirlingFrom)
        {
            return (y == 0 ? 0 : y * Math.Log(rate)) - rate - GammaFunctions.LogGamma(y + 1);
        }

        // Stirling's formula leaves y·(x − ln(1 + x)) with λ = y(1 + x): near the mean it is small, where each of the three terms is large.
        double deviance = y * ElementaryFunctions.LessLogOnePlus((rate - y) / y);
        return -deviance - (0.5 * Math.Log(2 * Math.PI * y)) - GammaFunctions.StirlingCorrection(y);
    }
}
