using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Laws of location + scale·x, and the relaxed bit, which is a logistic logit.</summary>
internal sealed class LocationScaleLaws : ILawRows
{
    private static readonly LawFamily Logistic = new(
        nameof(Logistic),
        static p => new Logistic(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [NegativeInfinity, p[0] - (2 * p[1]), p[0], p[0] + (2 * p[1]), PositiveInfinity],
    };

    private static readonly LawFamily Gumbel = new(
        nameof(Gumbel),
        static p => new Gumbel(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [NegativeInfinity, p[0] - (2 * p[1]), p[0], p[0] + (2 * p[1]), PositiveInfinity],
    };

    private static readonly LawFamily Laplace = new(
        nameof(Laplace),
        static p => new Laplace(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [NegativeInfinity, p[0] - (2 * p[1]), p[0], p[0] + (2 * p[1]), PositiveInfinity],
    };

    private static readonly LawFamily Cauchy = new(
        nameof(Cauchy),
        static p => new Cauchy(p[0], p[1]),
        [new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [NegativeInfinity, p[0] - (2 * p[1]), p[0], p[0] + (2 * p[1]), PositiveInfinity],
    };

    private static readonly LawFamily Uniform = new(
        nameof(Uniform),
        static p => new Uniform(p[0], p[1]),
        [new LawParameter("lower"), new LawParameter("upper")])
    {
        Breaks = static p => [p[0], p[1]],
    };

    private static readonly LawFamily RelaxedBernoulli = new(
        nameof(RelaxedBernoulli),
        static p => new RelaxedBernoulli(p[0], p[1]),
        [new LawParameter("logits"), LawParameter.Positive("temperature")])
    {
        Breaks = static p => [0, Math.Min(0.5, 1 / (1 + Math.Exp(-p[0] / p[1]))), Math.Max(0.7, 1 / (1 + Math.Exp(-p[0] / p[1]))), 1],
    };

    public static IEnumerable<LawRow> Rows =>
    [
        Logistic.At(0.7, 0.5),
        Logistic.At(-2, 1e-3),
        Logistic.At(30, 1e4),
        Gumbel.At(0.7, 0.5),
        Gumbel.At(-2, 1e-3),
        Gumbel.At(30, 1e4),
        Laplace.At(0.7, 0.5),
        Laplace.At(-2, 1e-3),
        Laplace.At(30, 1e4),
        Cauchy.At(0.7, 0.5),
        Cauchy.At(-2, 1e-3),
        Cauchy.At(30, 1e4),
        Uniform.At(0, 1),
        Uniform.At(-2, 5),
        Uniform.At(1000, 1001),
        RelaxedBernoulli.At(0.3, 0.7),
        RelaxedBernoulli.At(-2, 2),
    ];
}
