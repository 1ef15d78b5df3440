using Variate.Tensors;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Poisson, geometric, binomial and negative binomial laws.</summary>
internal sealed class CountLaws : ILawRows
{
    private static readonly LawFamily PoissonFamily = new(
        nameof(Poisson),
        static p => new Poisson(p[0]),
        [LawParameter.Positive("rate")])
    {
        Terms = static p => (int)(p[0] + (9 * Math.Sqrt(p[0]))) + 30,
    };

    private static readonly LawFamily GeometricFamily = new(
        nameof(Geometric),
        static p => Geometric.FromLogits(p[0]),
        [new LawParameter("logits")])
    {
        Terms = static p => (int)(36 / Math.Log(1 + Math.Exp(p[0]))) + 2,
    };

    private static readonly LawFamily NegativeBinomialFamily = new(
        nameof(NegativeBinomial),
        static p => NegativeBinomial.FromLogits(p[0], p[1]),
        [LawParameter.Positive("totalCount"), new LawParameter("logits")])
    {
        Terms = static p => (int)((36 + (9 * Math.Sqrt(p[0])) + p[0]) / Math.Log(1 + Math.Exp(-p[1]))) + 30,
    };

    public static IEnumerable<LawRow> Rows =>
    [
        PoissonFamily.At(0.4),
        PoissonFamily.At(3.7),
        PoissonFamily.At(140),
        GeometricFamily.At(0.3),
        GeometricFamily.At(-3),
        GeometricFamily.At(1.5),
        BinomialOf(1).At(0.4),
        BinomialOf(12).At(-1.3),
        BinomialOf(300).At(2.5),
        NegativeBinomialFamily.At(2.6, -0.5),
        NegativeBinomialFamily.At(0.05, 0.7),
        NegativeBinomialFamily.At(70, 1),
    ];

    private static LawFamily BinomialOf(int totalCount) => new(
        FormattableString.Invariant($"{nameof(Binomial)} of {totalCount}"),
        p => Binomial.FromLogits(Tensor.Full([], totalCount, p[0]), p[0]),
        [new LawParameter("logits")])
    {
        Terms = _ => totalCount + 1,
    };
}
