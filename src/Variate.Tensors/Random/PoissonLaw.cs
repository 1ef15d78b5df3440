using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Random;

/// <summary>Poisson's law.</summary>
/// <remarks>
/// <para>Below a rate of 10: the smallest k with Q(k) ≥ u. From there: transformed rejection with squeeze (PTRS), whose cost does not grow
/// with the rate; nine tries in ten succeed, most of them without a logarithm.</para>
/// <para>Try t of element i is the block of counter i of <c>key.For(t)</c>. Source: [Hormann1993a].</para>
/// </remarks>
internal readonly unsafe struct PoissonLaw : IShapedLaw
{
    private const double SmallestRejected = 10;

    // P(k > 60) is below 1e-27 at a rate of 10, far below the last bit of u: a search that gets there has only rounding left to add up.
    private const int LargestSearched = 60;

    // From here on the spread √λ is below the last bit of λ.
    private const double SmallestCertain = 1e32;

    /// <inheritdoc/>
    public static int ParameterCount => 1;

    /// <inheritdoc/>
    public static bool IsPositive => false;

    /// <inheritdoc/>
    public static void Draw(RandomKey key, ShapedChunk chunk, double* y)
    {
        RandomKey first = key.For(0);
        for (int i = 0; i < chunk.Count; i++)
        {
            ulong element = chunk.Start + (ulong)i;
            y[i] = chunk.First[i] switch
            {
                < SmallestRejected => Search(chunk.First[i], CountTry.At(first, element).U),
                < SmallestCertain => Reject(chunk.First[i], key, element, CountTry.At(first, element)),
                _ => chunk.First[i],
            };
        }
    }

    private static double Search(double rate, double u)
    {
        double mass = Math.Exp(-rate);
        int k = 0;
        for (; u > mass && k < LargestSearched; k++)
        {
            u -= mass;
            mass *= rate / (k + 1);
        }

        return k;
    }

    private static double Reject(double rate, RandomKey key, ulong element, CountTry pair)
    {
        // The constants of the hat are those of [Hormann1993a], algorithm PTRS.
        double b = 0.931 + (2.53 * Math.Sqrt(rate));
        double a = -0.059 + (0.02483 * b);
        double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        double squeeze = 0.9277 - (3.6224 / (b - 2));
        for (ulong attempt = 1; ; attempt++)
        {
            double u = pair.U - 0.5;
            double distance = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / distance) + b) * u) + rate + 0.43);
            bool isInside = distance >= 0.07 && pair.V <= squeeze;
            bool isOutside = k < 0 || (distance < 0.013 && pair.V > distance);
            if (isInside || (!isOutside && Math.Log(pair.V * inverseAlpha / ((a / (distance * distance)) + b)) <= LogMass(rate, k)))
            {
                return k;
            }

            pair = CountTry.At(key.For(attempt), element);
        }
    }

    /// <summary>ln p(k) about the mean, where the terms of k ln λ − λ − ln k! would cancel.</summary>
    private static double LogMass(double rate, double k)
    {
        double excess = k + 1 - rate;
        return excess - (k * ElementaryFunctions.LogOnePlus(excess / rate)) - (0.5 * Math.Log(2 * Math.PI * (k + 1))) - StirlingFormula.Remainder(k);
    }
}
