using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Random;

/// <summary>The binomial law of n tries with a success of probability σ(a).</summary>
/// <remarks>
/// <para>Draws the count k of the rarer kind, of probability p ≤ ½. Where n·p is below 10: the smallest k with Q(k) ≥ u. From there:
/// transformed rejection with squeeze (BTRS), whose cost does not grow with n.</para>
/// <para>Try t of element i is the block of counter i of <c>key.For(t)</c>. Source: [Hormann1993b].</para>
/// </remarks>
internal readonly unsafe struct BinomialLaw : IShapedLaw
{
    private const double SmallestRejected = 10;

    // As for Poisson's law, whose tail is the heavier one.
    private const int LargestSearched = 60;

    /// <inheritdoc/>
    public static int ParameterCount => 2;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        RandomKey first = key.For(0);
        for (int i = 0; i < chunk.Count; i++)
        {
            ulong element = chunk.Start + (ulong)i;
            double n = chunk.First[i];
            double odds = Math.Exp(-Math.Abs(chunk.Second[i]));
            var pair = CountTry.At(first, element);
            double rarer = n * odds / (1 + odds) < SmallestRejected ? Search(n, odds, pair.U) : Reject(n, odds, key, element, pair);
            y[i] = chunk.Second[i] > 0 ? n - rarer : rarer;
        }
    }

    private static double Search(double n, double odds, double u)
    {
        double mass = Math.Exp(-n * ElementaryFunctions.LogOnePlus(odds));
        double k = 0;
        for (; u > mass && k < Math.Min(n, LargestSearched); k++)
        {
            u -= mass;
            mass *= odds * (n - k) / (k + 1);
        }

        return k;
    }

    private static double Reject(double n, double odds, RandomKey key, ulong element, CountTry pair)
    {
        // The constants of the hat are those of [Hormann1993b], algorithm BTRS.
        double p = odds / (1 + odds);
        double spread = Math.Sqrt(n * p / (1 + odds));
        double b = 1.15 + (2.53 * spread);
        double a = -0.0873 + (0.0248 * b) + (0.01 * p);
        double squeeze = 0.92 - (4.2 / b);
        double alpha = (2.83 + (5.1 / b)) * spread;
        double mode = Math.Floor((n + 1) * p);
        for (ulong attempt = 1; ; attempt++)
        {
            double u = pair.U - 0.5;
            double distance = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / distance) + b) * u) + (n * p) + 0.5);
            bool isInside = distance >= 0.07 && pair.V <= squeeze;
            bool isOutside = k < 0 || k > n;
            if (isInside || (!isOutside
                && Math.Log(pair.V * alpha / ((a / (distance * distance)) + b)) <= LogMass(n, p, k) - LogMass(n, p, mode)))
            {
                return k;
            }

            pair = CountTry.At(key.For(attempt), element);
        }
    }

    /// <summary>ln p(k) less what does not depend on k, about the mean, where the logarithms of three factorials would cancel.</summary>
    private static double LogMass(double n, double p, double k)
    {
        double successes = k + 1 - (n * p);
        double failures = 2 - successes;
        return -(k * ElementaryFunctions.LogOnePlus(successes / (n * p)))
            - ((n - k) * ElementaryFunctions.LogOnePlus(failures / (n * (1 - p))))
            - (0.5 * Math.Log((k + 1) * (n - k + 1)))
            - StirlingFormula.Remainder(k) - StirlingFormula.Remainder(n - k);
    }
}
