namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(N ≤ n) for a binomial law.</summary>
internal readonly struct BinomialCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double n, double count, double probability)
    {
        if (!(count >= 0 && probability >= 0 && probability <= 1) || double.IsNaN(n))
        {
            return double.NaN;
        }

        double successes = Math.Floor(n);
        if (successes < 0 || successes >= count)
        {
            return successes < 0 ? 0 : 1;
        }

        return IncompleteBetaFunctions.Upper(successes + 1, count - successes, probability);
    }
}
