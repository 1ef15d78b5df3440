using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Normal, log-normal, logit-normal and half-normal laws.</summary>
internal sealed class NormalLaws : ILawRows
{
    private static readonly LawFamily Normal = new(
        nameof(Normal),
        static p => new Normal(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [NegativeInfinity, p[0] - (2 * p[1]), p[0], p[0] + (2 * p[1]), PositiveInfinity],
    };

    private static readonly LawFamily LogNormal = new(
        nameof(LogNormal),
        static p => new LogNormal(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [0, Math.Exp(p[0] - p[1]), Math.Exp(p[0] + p[1]), PositiveInfinity],
    };

    private static readonly LawFamily LogitNormal = new(
        nameof(LogitNormal),
        static p => new LogitNormal(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [0, 1 / (1 + Math.Exp(p[1] - p[0])), 1 / (1 + Math.Exp(-p[0] - p[1])), 1],
    };

    private static readonly LawFamily HalfNormal = new(
        nameof(HalfNormal),
        static p => new HalfNormal(p[0]),
        [LawParameter.Positive("scale")])
    {
        Breaks = static p => [0, p[0], PositiveInfinity],
    };

    public static IEnumerable<LawRow> Rows =>
    [
        Normal.At(0.7, 0.5),
        Normal.At(-2, 1e-3),
        Normal.At(30, 1e4),
        LogNormal.At(0.3, 0.5),
        LogNormal.At(-4, 0.01),
        LogNormal.At(1, 2),
        LogitNormal.At(0.3, 0.5),
        LogitNormal.At(-4, 0.1),
        LogitNormal.At(1, 3),
        HalfNormal.At(0.7),
        HalfNormal.At(1e-6),
        HalfNormal.At(1e5),
    ];
}
