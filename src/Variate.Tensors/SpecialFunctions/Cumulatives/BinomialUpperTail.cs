namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(N &gt; n) for a binomial law.</summary>
internal readonly struct BinomialUpperTail : IScalarFunction
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
            return successes < 0 ? 1 : 0;
        }

        return IncompleteBetaFunctions.Lower(successes + 1, count - successes, probability);
    }
}
