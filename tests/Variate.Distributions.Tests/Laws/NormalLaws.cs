using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Normal, log-normal, logit-normal, half-normal and truncated normal laws.</summary>
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

    private static readonly LawFamily TruncatedNormal = new(
        nameof(TruncatedNormal),
        static p => new TruncatedNormal(p[0], p[1], p[2], p[3]),
        [new LawParameter("location"), LawParameter.Positive("scale"), new LawParameter("lower"), new LawParameter("upper")])
    {
        Breaks = static p => [p[2], p[3]],
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
        TruncatedNormal.At(0.7, 0.5, 0, 2),
        TruncatedNormal.At(-3, 2, 1, 9),

        // Logarithms near −840, each rounded at 1e−13.
        TruncatedNormal.At(0, 1, 40, 41) with { LevelError = 5e-13 },
        TruncatedNormal.At(0, 1, -41, -40) with { LevelError = 5e-13 },
    ];
}
