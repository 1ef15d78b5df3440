namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>P(N &gt; n) for a negative binomial law of mean rp/(1 − p).</summary>
internal readonly struct NegativeBinomialUpperTail : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double n, double count, double probability)
    {
        if (!(count > 0 && probability >= 0 && probability <= 1) || double.IsNaN(n))
        {
            return double.NaN;
        }

        if (n < 0 || double.IsPositiveInfinity(n))
        {
            return n < 0 ? 1 : 0;
        }

        return IncompleteBetaFunctions.Upper(count, Math.Floor(n) + 1, 1 - probability, probability);
    }
}
