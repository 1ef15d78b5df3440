using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Exponential and Weibull laws.</summary>
internal sealed class PositiveLaws : ILawRows
{
    private static readonly LawFamily Exponential = new(
        nameof(Exponential),
        static p => new Exponential(p[0]),
        [LawParameter.Positive("rate")])
    {
        Breaks = static p => [0, 1 / p[0], PositiveInfinity],
    };

    private static readonly LawFamily Weibull = new(
        nameof(Weibull),
        static p => new Weibull(p[0], p[1]),
        [LawParameter.Positive("scale"), LawParameter.Positive("concentration")])
    {
        Breaks = static p => [0, p[0], PositiveInfinity],
    };

    public static IEnumerable<LawRow> Rows =>
    [
        Exponential.At(0.7),
        Exponential.At(1e-6),
        Exponential.At(1e5),
        Weibull.At(0.7, 1.5),
        Weibull.At(1e-3, 0.6),
        Weibull.At(100, 30),
    ];
}
