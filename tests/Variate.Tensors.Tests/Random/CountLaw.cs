using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Tests.Random;

/// <summary>A law of counts for tests of samples: how to draw, the logarithm of the mass, and where nearly all of it lies.</summary>
public sealed record CountLaw(Func<RandomKey, Shape, Tensor, Tensor> Draw, Func<double, double> LogMass, double Mean, double Spread)
{
    /// <summary>In spreads: beyond it lies less than one draw of any law here.</summary>
    private const double Reach = 14;

    public static CountLaw Poisson(double rate)
        => new(
            (key, shape, like) => Noise.Poisson(key, shape, Tensor.Full([], rate, like)),
            k => (k * Math.Log(rate)) - rate - GammaFunctions.LogGamma(k + 1),
            rate,
            Math.Sqrt(rate));

    public static CountLaw Binomial(double n, double logit)
    {
        double p = 1 / (1 + Math.Exp(-logit));
        double failure = 1 / (1 + Math.Exp(logit));
        return new(
            (key, shape, like) => Noise.Binomial(key, shape, Tensor.Full([], n, like), Tensor.Full([], logit, like)),
            k => GammaFunctions.LogGamma(n + 1) - GammaFunctions.LogGamma(k + 1) - GammaFunctions.LogGamma(n - k + 1)
                + (k * Math.Log(p)) + ((n - k) * Math.Log(failure)),
            n * p,
            Math.Sqrt(n * p * failure));
    }

    public static CountLaw NegativeBinomial(double r, double logit)
    {
        double p = 1 / (1 + Math.Exp(-logit));
        double failure = 1 / (1 + Math.Exp(logit));
        return new(
            (key, shape, like) => Noise.NegativeBinomial(key, shape, Tensor.Full([], r, like), Tensor.Full([], logit, like)),
            k => GammaFunctions.LogGamma(k + r) - GammaFunctions.LogGamma(k + 1) - GammaFunctions.LogGamma(r)
                + (k * Math.Log(p)) + (r * Math.Log(failure)),
            r * p / failure,
            Math.Sqrt(r * p) / failure);
    }

    public static CountLaw Geometric(double p)
        => new(
            (key, shape, like) => Noise.Geometric(key, shape, Tensor.Full([], -Math.Log(1 - p), like)),
            k => (k * Math.Log(1 - p)) + Math.Log(p),
            (1 - p) / p,
            Math.Sqrt(1 - p) / p);

    /// <summary>Pearson's χ² over cells in which at least 20 draws are expected, as a multiple of its 1 − 1e-4 quantile.</summary>
    public double Misfit(IReadOnlyCollection<double> draws)
    {
        double[] sorted = [.. draws.Order()];
        double first = Math.Max(0, Math.Floor(Mean - (Reach * Spread)));
        double last = Math.Ceiling(Mean + (Reach * Spread)) + 10;
        double statistic = 0;
        double expected = 0;
        double seen = 0;
        int cells = 0;
        int next = 0;
        double left = sorted.Length;
        for (double k = first; k <= last && left >= 40; k++)
        {
            expected += sorted.Length * Math.Exp(LogMass(k));
            while (next < sorted.Length && sorted[next] <= k)
            {
                next++;
            }

            if (expected >= Math.Max(20, sorted.Length / 60.0) && left - expected >= 20)
            {
                statistic += (next - seen - expected) * (next - seen - expected) / expected;
                (left, seen, expected, cells) = (left - expected, next, 0, cells + 1);
            }
        }

        statistic += (sorted.Length - seen - left) * (sorted.Length - seen - left) / left;
        return statistic / Critical(cells);
    }

    /// <summary>χ² above this has probability 1e-4: the quantile 3.719 of the normal law by the cube of Wilson and Hilferty.</summary>
    private static double Critical(int freedom)
    {
        double width = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - width + (3.719 * Math.Sqrt(width)), 3);
    }
}
