namespace Variate.Tensors.SpecialFunctions;

/// <summary>P(N ≤ n) for a binomial law.</summary>
internal readonly struct BinomialCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double n, double count, double probability)
    {
        double successes = Math.Floor(n);
        if (successes < 0 || successes >= count)
        {
            // Also here an impossible parameter gives NaN.
            return probability >= 0 && probability <= 1 && count >= 0 ? (successes < 0 ? 0 : 1) : double.NaN;
        }

        return IncompleteBetaFunctions.Upper(successes + 1, count - successes, probability);
    }
}
