using Variate.Tensors.SpecialFunctions;
using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Gamma laws and their relatives on the half-line.</summary>
internal sealed class GammaLaws : ILawRows
{
    private static readonly LawFamily Gamma = new(
        nameof(Gamma),
        static p => new Gamma(p[0], p[1]),
        [LawParameter.Positive("concentration"), LawParameter.Positive("rate")])
    {
        Breaks = static p => GammaBreaks(p[0], p[1]),
    };

    private static readonly LawFamily LogGamma = new(
        nameof(LogGamma),
        static p => new LogGamma(p[0], p[1]),
        [LawParameter.Positive("concentration"), LawParameter.Positive("rate")])
    {
        Breaks = static p => LogGammaBreaks(p[0], Math.Log(p[1])),
    };

    private static readonly LawFamily InverseGamma = new(
        nameof(InverseGamma),
        static p => new InverseGamma(p[0], p[1]),
        [LawParameter.Positive("concentration"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [0, p[1] / (p[0] + 1), 3 * p[1] / (p[0] + 1), PositiveInfinity],
    };

    private static readonly LawFamily ChiSquared = new(
        nameof(ChiSquared),
        static p => new ChiSquared(p[0]),
        [LawParameter.Positive("degreesOfFreedom")])
    {
        Breaks = static p => GammaBreaks(p[0] / 2, 0.5),
    };

    public static IEnumerable<LawRow> Rows =>
    [
        Gamma.At(0.3, 2),
        Gamma.At(1, 1e-3),
        Gamma.At(2.5, 0.7),
        Gamma.At(40, 1e4),
        LogGamma.At(0.01, 1),
        LogGamma.At(0.7, 5),
        LogGamma.At(3, 0.5),
        LogGamma.At(50, 2),
        InverseGamma.At(0.6, 2) with { HasMoments = false },
        InverseGamma.At(4.5, 1e-3),
        InverseGamma.At(30, 7),
        ChiSquared.At(0.9),
        ChiSquared.At(7),
        ChiSquared.At(60),
    ];

    private static double[] GammaBreaks(double concentration, double rate)
    {
        double mean = concentration / rate;
        double reach = 8 * Math.Sqrt(concentration) / rate;
        return mean > reach
            ? [0, mean - reach, mean, mean + reach, PositiveInfinity]
            : [0, mean, mean + reach, PositiveInfinity];
    }

    private static double[] LogGammaBreaks(double concentration, double logRate)
    {
        double mean = GammaFunctions.Digamma(concentration) - logRate;
        double reach = 5 * Math.Sqrt(GammaFunctions.Trigamma(concentration));
        double middle = concentration > 1 ? mean : -3 - logRate;
        double last = Math.Log(concentration + 10 + (6 * Math.Sqrt(concentration))) - logRate;
        return [NegativeInfinity, mean - reach, middle, last, PositiveInfinity];
    }
}
