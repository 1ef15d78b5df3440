namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(N ≤ n) for a Poisson law.</summary>
internal readonly struct PoissonCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double n, double rate, double unused)
    {
        if (n < 0)
        {
            return rate >= 0 ? 0 : double.NaN;
        }

        return IncompleteGammaFunctions.Upper(Math.Floor(n) + 1, rate);
    }
}
