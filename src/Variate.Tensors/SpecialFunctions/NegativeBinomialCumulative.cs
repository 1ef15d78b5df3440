namespace Variate.Tensors.SpecialFunctions;

/// <summary>P(N ≤ n) for a negative binomial law of mean rp/(1 − p).</summary>
internal readonly struct NegativeBinomialCumulative : IScalarFunction
{
    /// <inheritdoc/>
    public static double Evaluate(double n, double count, double probability)
    {
        double successes = Math.Floor(n);
        return successes < 0
            ? IncompleteBetaFunctions.Lower(count, 1, 0, probability)
            : IncompleteBetaFunctions.Lower(count, successes + 1, 1 - probability, probability);
    }
}
