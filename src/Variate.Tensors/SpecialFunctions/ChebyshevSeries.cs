namespace Variate.Tensors.SpecialFunctions;

/// <summary>Sums of Chebyshev polynomials.</summary>
internal static class ChebyshevSeries
{
    /// <summary>c₀ + Σ cₖ Tₖ(t), by the recurrence of Clenshaw.</summary>
    /// <param name="coefficients">c₀, c₁, …; at least one.</param>
    /// <param name="t">In [−1, 1], where the sum is as well conditioned as the function it stands for.</param>
    public static double Evaluate(ReadOnlySpan<double> coefficients, double t)
    {
        double current = 0;
        double previous = 0;
        for (int k = coefficients.Length - 1; k > 0; k--)
        {
            (current, previous) = (Math.FusedMultiplyAdd(2 * t, current, coefficients[k] - previous), current);
        }

        return Math.FusedMultiplyAdd(t, current, coefficients[0] - previous);
    }
}
