using Variate.Tensors;
using static System.Double;

namespace Variate.Distributions.Tests.Laws;

/// <summary>Beta laws, Student's law and mixtures.</summary>
internal sealed class BetaLaws : ILawRows
{
    // Right of the middle a shape below 1 would put mass where 1 − x rounds to 0: LogitBeta has those rows.
    private static readonly LawFamily Beta = new(
        nameof(Beta),
        static p => new Beta(p[0], p[1]),
        [LawParameter.Positive("concentration1"), LawParameter.Positive("concentration0")])
    {
        Breaks = static p => BetaBreaks(p[0], p[1]),
    };

    private static readonly LawFamily LogitBeta = new(
        nameof(LogitBeta),
        static p => new LogitBeta(p[0], p[1]),
        [LawParameter.Positive("concentration1"), LawParameter.Positive("concentration0")])
    {
        Breaks = static p => [NegativeInfinity, -3 - (5 / p[0]), -1, 1, 3 + (5 / p[1]), PositiveInfinity],
    };

    private static readonly LawFamily StudentT = new(
        nameof(StudentT),
        static p => new StudentT(p[0], p[1], p[2]),
        [LawParameter.Positive("degreesOfFreedom"), new LawParameter("location"), LawParameter.Positive("scale")])
    {
        Breaks = static p => [NegativeInfinity, p[1] - (3 * p[2]), p[1], p[1] + (3 * p[2]), PositiveInfinity],
    };

    private static readonly LawFamily Mixture = new(
        nameof(Mixture),
        static p => new Mixture(Paired(p[0], p[1]), new Normal(Paired(p[2], p[3]), Paired(p[4], p[5]))),
        [new LawParameter("logit 0"), new LawParameter("logit 1"), new LawParameter("location 0"), new LawParameter("location 1"), new LawParameter("scale 0"), new LawParameter("scale 1")])
    {
        Breaks = static p => [NegativeInfinity, p[2] - (4 * p[4]), p[2], p[3], p[3] + (4 * p[5]), PositiveInfinity],
    };

    private static readonly LawFamily MixtureWithMoments = Mixture with
    {
        Name = "MixtureWithMoments",
        Create = static p => Distributions.Mixture.WithMoments(Paired(p[0], p[1]), new Normal(Paired(p[2], p[3]), Paired(p[4], p[5]))),
    };

    public static IEnumerable<LawRow> Rows =>
    [
        Beta.At(0.3, 1.5),
        Beta.At(1, 1),
        Beta.At(2, 30),
        Beta.At(20, 40),
        LogitBeta.At(0.01, 0.02),
        LogitBeta.At(0.5, 3),
        LogitBeta.At(12, 7),
        StudentT.At(0.8, 0.3, 2) with { HasMoments = false },
        StudentT.At(6, -1, 1e-3),
        StudentT.At(1e6, 5, 0.7),
        Mixture.At(0.3, -0.9, -1, 2, 0.5, 1.2),
        Mixture.At(-3, 1, 0, 1, 1.5, 0.6),
        MixtureWithMoments.At(0.3, -0.9, -1, 2, 0.5, 1.2),
        MixtureWithMoments.At(2, -3, 0, 9, 1.5, 0.6),
    ];

    private static Tensor Paired(Tensor first, Tensor second)
    {
        var shape = Shape.Broadcast(first.Shape, second.Shape);
        return Tensor.Concatenate(^1, first.BroadcastTo(shape).AppendAxes(1), second.BroadcastTo(shape).AppendAxes(1));
    }

    private static double[] BetaBreaks(double a, double b)
    {
        double mean = a / (a + b);
        double reach = 8 * Math.Sqrt(mean * (1 - mean) / (a + b + 1));
        return mean > reach && mean + reach < 1 ? [0, mean - reach, mean, mean + reach, 1] : [0, mean, 1];
    }
}
