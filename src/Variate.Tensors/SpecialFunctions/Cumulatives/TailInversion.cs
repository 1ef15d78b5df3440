namespace Variate.Tensors.SpecialFunctions.Cumulatives;

/// <summary>Finds where a distribution function takes a given value: Newton's method on the logarithm of the smaller tail.</summary>
internal static class TailInversion
{
    // A bisection of all positive numbers ends after 60 steps; Newton's after 5.
    private const int LargestStepCount = 100;

    /// <summary>The r at which the tails are these.</summary>
    /// <param name="law">The law.</param>
    /// <param name="target">Both tails, inside (0, 1).</param>
    /// <param name="guess">Positive and finite.</param>
    /// <exception cref="ArithmeticException">The search did not end, which is a defect of the tails.</exception>
    internal static double Solve<TLaw>(in TLaw law, TailPair target, double guess)
        where TLaw : struct, ITailedLaw
    {
        bool isLower = target.Lower <= target.Upper;
        double level = Math.Log(isLower ? target.Lower : target.Upper);
        (double low, double high) = (0, double.PositiveInfinity);
        double r = guess;
        for (int i = 0; i < LargestStepCount; i++)
        {
            TailPair tails = law.Tails(r);
            double tail = isLower ? tails.Lower : tails.Upper;
            double excess = Math.Log(tail) - level;
            double slope = law.Mass(r) / (isLower ? tail : -tail);
            double step = -excess / slope;
            // By the sign of the excess: where a tail underflows, the step is no number.
            bool isTooFar = isLower ? excess > 0 : excess < 0;
            (low, high) = isTooFar ? (low, r) : (r, high);
            double next = r * Math.Exp(step);
            if (Math.Abs(step) <= 2e-15 * (1 + Math.Abs(level / slope)) || high <= low * (1 + 4e-16))
            {
                return double.IsNaN(next) ? r : next;
            }

            r = next > low && next < high ? next : Between(low, high, r);
        }

        throw new ArithmeticException(FormattableString.Invariant(
            $"Expected the tail to reach {(isLower ? target.Lower : target.Upper):R} within {LargestStepCount} steps, got as far as {r:R}."));
    }

    /// <summary>The middle of the bracket on a logarithmic scale; further out while it is open.</summary>
    private static double Between(double low, double high, double r)
    {
        if (low == 0)
        {
            return high / (2 + 1 / high);
        }

        return double.IsPositiveInfinity(high) ? 2 * r + 1 : Math.Sqrt(low) * Math.Sqrt(high);
    }
}
