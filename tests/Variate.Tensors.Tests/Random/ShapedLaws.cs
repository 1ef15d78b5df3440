using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Tests.Random;

/// <summary>The laws with parameters that <see cref="Noise"/> draws, with their distribution functions.</summary>
internal static class ShapedLaws
{
    /// <summary>One draw for every element.</summary>
    public delegate Tensor Draw(RandomKey key, Shape shape, Tensor first, Tensor second);

    /// <summary>Draw, and Q(y) given the parameters.</summary>
    public static Dictionary<string, (Draw Draw, Func<double, double, Func<double, double>> Cdf)> All { get; } = new()
    {
        ["Gamma"] = (static (key, shape, a, _) => Noise.Gamma(key, shape, a), static (a, _) => x => IncompleteGammaFunctions.Lower(a, x)),
        ["LogGamma"] = (static (key, shape, a, _) => Noise.LogGamma(key, shape, a), static (a, _) => y => LogGamma(a, y)),
        ["LogitBeta"] = (Noise.LogitBeta, static (a, b) => y => LogitBeta(a, b, y)),
        ["StudentT"] = (static (key, shape, df, _) => Noise.StudentT(key, shape, df), static (df, _) => y => StudentT(df, y)),
        ["VonMises"] = (static (key, shape, kappa, _) => Noise.VonMises(key, shape, kappa), static (kappa, _) => VonMises(kappa)),
    };

    private static double LogGamma(double a, double y)
        => y < -40 ? Math.Exp((a * y) - GammaFunctions.LogGamma(a + 1)) : IncompleteGammaFunctions.Lower(a, Math.Exp(y));

    private static double LogitBeta(double a, double b, double y)
    {
        if (y > 0)
        {
            return 1 - LogitBeta(b, a, -y);
        }

        double logBeta = GammaFunctions.LogGamma(a) + GammaFunctions.LogGamma(b) - GammaFunctions.LogGamma(a + b);
        return y < -45
            ? Math.Exp((a * y) - Math.Log(a) - logBeta)
            : IncompleteBetaFunctions.Lower(a, b, 1 / (1 + Math.Exp(-y)), 1 / (1 + Math.Exp(y)));
    }

    private static double StudentT(double df, double y)
    {
        double share = 1 / (1 + (y * y / df));
        double tail = IncompleteBetaFunctions.Lower(df / 2, 0.5, share, y * y / df * share) / 2;
        return y < 0 ? tail : 1 - tail;
    }

    /// <summary>The density summed over cells, and straight lines between their ends.</summary>
    private static Func<double, double> VonMises(double kappa)
    {
        const int Cells = 20_000;
        double end = Math.Min(Math.PI, 12 / Math.Sqrt(kappa));
        double width = 2 * end / Cells;
        double[] levels = new double[Cells + 1];
        for (int i = 0; i < Cells; i++)
        {
            double sine = Math.Sin((-end + ((i + 0.5) * width)) / 2);
            levels[i + 1] = levels[i] + Math.Exp(-2 * kappa * sine * sine);
        }

        return y =>
        {
            double place = Math.Clamp((y + end) / width, 0, Cells);
            int cell = Math.Min((int)place, Cells - 1);
            return (levels[cell] + ((place - cell) * (levels[cell + 1] - levels[cell]))) / levels[Cells];
        };
    }
}
