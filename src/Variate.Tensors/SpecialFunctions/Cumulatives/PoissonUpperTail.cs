namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(N &gt; n) for a Poisson law.</summary>
internal readonly struct PoissonUpperTail : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double n, double rate, double unused)
    {
        if (n < 0)
        {
            return rate >= 0 ? 1 : double.NaN;
        }

        return IncompleteGammaFunctions.Lower(Math.Floor(n) + 1, rate);
    }
}
