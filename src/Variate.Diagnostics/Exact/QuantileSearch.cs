using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Diagnostics;

/// <summary>Quantiles of any law with a distribution function, by bisection over the floating-point numbers in their order.</summary>
/// <remarks>
/// The middle is taken of ranks, not of values: 64 halvings find a quantile of 1e−200 as surely as one of 1, which a bisection over values would not.
/// </remarks>
internal static class QuantileSearch
{
    private const int Halvings = 64;

    // Powers of the ends must stay finite inside a distribution function.
    private const double DoubleEnd = 1e100;
    private const double SingleEnd = 1e18;

    /// <summary>Q⁻¹(Φ(s)) for every node s and every element.</summary>
    /// <param name="law">Its parameters broadcast to <paramref name="one"/>.</param>
    /// <param name="elementType">That of its parameters.</param>
    /// <param name="standard">The nodes s.</param>
    /// <param name="one">[leading.., batch.., event]: the shape of one value.</param>
    /// <param name="quantiles">[nodes, one..].</param>
    internal static void Fill(ICumulative law, ElementType elementType, double[] standard, Shape one, Span<double> quantiles)
    {
        double end = elementType == ElementType.Float64 ? DoubleEnd : SingleEnd;
        long[] low = new long[quantiles.Length];
        long[] high = new long[quantiles.Length];
        Array.Fill(low, Rank(-end));
        Array.Fill(high, Rank(end));
        double[] middle = new double[quantiles.Length];
        for (int halving = 0; halving < Halvings; halving++)
        {
            for (int i = 0; i < middle.Length; i++)
            {
                middle[i] = Value(Middle(low[i], high[i]));
            }

            bool[] isAbove = AreAbove(law, Tensor.Create(middle, [standard.Length, .. one]).To(elementType), standard);
            for (int i = 0; i < middle.Length; i++)
            {
                long half = Middle(low[i], high[i]);
                (low[i], high[i]) = isAbove[i] ? (low[i], half) : (half, high[i]);
            }
        }

        for (int i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = Value(high[i]);
        }
    }

    /// <summary>Whether each value is at or above its quantile: by the smaller tail, which is not rounded to 1.</summary>
    private static bool[] AreAbove(ICumulative law, Tensor values, double[] standard)
    {
        double[] lower = [.. law.CumulativeProbability(values).ToImmutableArray()];
        double[] upper = law is IUpperTail tail ? [.. tail.UpperProbability(values).ToImmutableArray()] : [.. lower.Select(static p => 1 - p)];
        bool[] isAbove = new bool[lower.Length];
        int count = isAbove.Length / standard.Length;
        for (int i = 0; i < isAbove.Length; i++)
        {
            if (double.IsNaN(lower[i]) || double.IsNaN(upper[i]))
            {
                throw new NoExactGradientException(
                    FormattableString.Invariant($"{law.GetType().Name} gave NaN as its distribution function at {values.ElementAt(i):R}. Give a closed form, or a reference."));
            }

            double s = standard[i / count];
            isAbove[i] = s < 0 ? lower[i] >= NormalFunctions.Cdf(s) : upper[i] <= NormalFunctions.Cdf(-s);
        }

        return isAbove;
    }

    /// <summary>Half of the sum, rounded down, without the sum, which overflows.</summary>
    private static long Middle(long low, long high) => (low & high) + ((low ^ high) >> 1);

    /// <summary>Neighbouring numbers have neighbouring ranks; −0 and 0 share rank 0.</summary>
    private static long Rank(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double Value(long rank) => BitConverter.Int64BitsToDouble(rank >= 0 ? rank : long.MinValue - rank);
}
