using Variate.Distributions.Tests.Laws;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

public class DivergenceTests
{
    private static readonly Dictionary<string, (Distribution P, Distribution Q)> Pairs = new(StringComparer.Ordinal)
    {
        ["Normal"] = (new Normal(Runs.Row(0.7), Runs.Row(0.5)), new Normal(Runs.Row(-1), Runs.Row(2))),
        ["LogitNormal"] = (new LogitNormal(Runs.Row(0.7), Runs.Row(0.5)), new LogitNormal(Runs.Row(-1), Runs.Row(2))),
        ["HalfNormal"] = (new HalfNormal(Runs.Row(0.7)), new HalfNormal(Runs.Row(0.4))),
        ["Laplace"] = (new Laplace(Runs.Row(0.7), Runs.Row(0.5)), new Laplace(Runs.Row(-1), Runs.Row(2))),
        ["Cauchy"] = (new Cauchy(Runs.Row(0.7), Runs.Row(0.5)), new Cauchy(Runs.Row(-1), Runs.Row(2))),
        ["Gumbel"] = (new Gumbel(Runs.Row(0.7), Runs.Row(0.5)), new Gumbel(Runs.Row(-1), Runs.Row(2))),
        ["Exponential"] = (new Exponential(Runs.Row(0.7)), new Exponential(Runs.Row(0.4))),
        ["Weibull"] = (new Weibull(Runs.Row(0.7), Runs.Row(1.5)), new Weibull(Runs.Row(1.1), Runs.Row(2))),
        ["LogGamma"] = (new LogGamma(Runs.Row(0.7), Runs.Row(1.5)), new LogGamma(Runs.Row(1.1), Runs.Row(2))),
        ["InverseGamma"] = (new InverseGamma(Runs.Row(2.7), Runs.Row(1.5)), new InverseGamma(Runs.Row(1.1), Runs.Row(2))),
        ["LogitBeta"] = (new LogitBeta(Runs.Row(0.7), Runs.Row(1.5)), new LogitBeta(Runs.Row(1.1), Runs.Row(2))),
        ["VonMises"] = (new VonMises(Runs.Row(0.7), Runs.Row(1.5)), new VonMises(Runs.Row(-1), Runs.Row(4))),
        ["VonMises, sharp"] = (new VonMises(Runs.Row(0.1), Runs.Row(900)), new VonMises(Runs.Row(0.12), Runs.Row(700))),
        ["Uniform"] = (new Uniform(Runs.Row(0.2), Runs.Row(1)), new Uniform(Runs.Row(-1), Runs.Row(2))),
    };

    public static TheoryData<string> Names => [.. Pairs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void KullbackLeibler_OnePair_IsTheIntegral(string name)
    {
        (Distribution p, Distribution q) = Pairs[name];
        double[] breaks = p.Support switch
        {
            SupportKind.Positive => [0, 1, double.PositiveInfinity],
            _ when p is VonMises { Location: { } location } => [location.ToScalar() - Math.PI, location.ToScalar() - 0.2, location.ToScalar() + 0.2, location.ToScalar() + Math.PI],
            SupportKind.Interval => name == "Uniform" ? [0.2, 1] : [0, 1],
            _ => [double.NegativeInfinity, -1, 0.7, double.PositiveInfinity],
        };
        var quadrature = Quadrature.Over(breaks);
        Tensor points = Quadrature.Column(quadrature.Points);
        double[] ratios = Runs.Elements(p.LogProbability(points) - q.LogProbability(points));

        DivergenceValue divergence = Divergence.KullbackLeibler(p, q);

        Assert.True(divergence.IsExact);
        Assert.Equal(quadrature.Mean(p, ratios), divergence.Value.ToScalar(), 1e-9);
        Assert.Equal(0, Divergence.KullbackLeibler(p, p).Value.ToScalar(), 1e-15);
    }

    [Fact]
    public void KullbackLeibler_Bits_IsTheSumOverTheirValues()
    {
        var p = Bernoulli.FromLogits(Runs.Row(0.4, -2));
        var q = Bernoulli.FromLogits(Runs.Row(-1, 3));
        Tensor support = ((IFiniteSupport)p).Support();

        double expected = (p.LogProbability(support).Exp() * (p.LogProbability(support) - q.LogProbability(support))).SumAll().ToScalar();

        Assert.Equal(expected, Divergence.KullbackLeibler(p, q).Value.ToScalar(), 1e-13);
    }

    [Fact]
    public void KullbackLeibler_Categories_IsTheSumOverTheirValues()
    {
        var p = OneHotCategorical.FromLogits(Runs.Row(0.4, -2, 1));
        var q = OneHotCategorical.FromLogits(Runs.Row(-1, 3, 0.5));
        Tensor support = ((IFiniteSupport)p).Support();

        double expected = (p.LogProbability(support).Exp() * (p.LogProbability(support) - q.LogProbability(support))).SumAll().ToScalar();

        Assert.Equal(expected, Divergence.KullbackLeibler(p, q).Value.ToScalar(), 1e-13);
    }

    [Fact]
    public void KullbackLeibler_CountsOfSuccesses_IsTheSumOverTheirValues()
    {
        var totalCount = Tensor.Create([7.0, 3], [2]);
        var p = Binomial.FromLogits(totalCount, Runs.Row(0.4, -2));
        var q = Binomial.FromLogits(totalCount, Runs.Row(-1, 3));
        Tensor support = ((IFiniteSupport)p).Support();
        Tensor logP = p.LogProbability(support);
        var ratio = Tensor.Where(logP.Exp(), logP - q.LogProbability(support), Tensor.Full([], 0, logP));

        double expected = (logP.Exp() * ratio).SumAll().ToScalar();

        Assert.Equal(expected, Divergence.KullbackLeibler(p, q).Value.ToScalar(), 1e-12);
        Assert.Throws<NotSupportedException>(() => Divergence.KullbackLeibler(p, Binomial.FromLogits(Tensor.Create([8.0, 3], [2]), Runs.Row(-1, 3))));
    }

    [Fact]
    public void KullbackLeibler_Indices_IsTheSumOverTheirValues()
    {
        var p = Categorical.FromLogits(Tensor.Create([0.4, -2, 1, 0, 0.3, 5], [2, 3]));
        var q = Categorical.FromLogits(Tensor.Create([-1, 3, 0.5, 2, 2, 0.1], [2, 3]));
        Tensor support = ((IFiniteSupport)p).Support();

        double expected = (p.LogProbability(support).Exp() * (p.LogProbability(support) - q.LogProbability(support))).SumAll().ToScalar();

        Assert.Equal(expected, Divergence.KullbackLeibler(p, q).Value.ToScalar(), 1e-12);
    }

    [Fact]
    public void KullbackLeibler_FullFactors_IsTheMeanOverTheirSigmaPoints()
    {
        // ln p − ln q is a quadratic form, and the 2n points m ± √n·L·eᵢ have the mean and the covariance of p: their average is exact.
        var p = new MultivariateNormal(Runs.Row(1, 2), Tensor.Create([0.5, 0, -0.7, 3.0], [2, 2]));
        var q = new MultivariateNormal(Runs.Row(0, 4), Tensor.Create([2, 0, 1.2, 0.7], [2, 2]));
        double root = Math.Sqrt(2);
        var points = Tensor.Create([1 + (0.5 * root), 2 - (0.7 * root), 1 - (0.5 * root), 2 + (0.7 * root), 1, 2 + (3 * root), 1, 2 - (3 * root)], [4, 2]);

        double expected = (p.LogProbability(points) - q.LogProbability(points)).MeanAll().ToScalar();

        Assert.Equal(expected, Divergence.KullbackLeibler(p, q).Value.ToScalar(), 1e-12);
    }

    [Fact]
    public void KullbackLeibler_DiagonalFactors_IsThatOfIndependentComponents()
    {
        var p = new MultivariateNormal(Runs.Row(1, 2), Tensor.Create([0.5, 0, 0, 3.0], [2, 2]));
        var q = new MultivariateNormal(Runs.Row(0, 4), Tensor.Create([2, 0, 0, 0.7], [2, 2]));
        DivergenceValue components = Divergence.KullbackLeibler(
            new Normal(Runs.Row(1, 2), Runs.Row(0.5, 3)),
            new Normal(Runs.Row(0, 4), Runs.Row(2, 0.7)));

        Assert.Equal(components.Value.ToScalar(), Divergence.KullbackLeibler(p, q).Value.ToScalar(), 1e-12);
    }

    [Fact]
    public void KullbackLeibler_IntervalOutsideTheOther_IsInfinite()
        => Assert.Equal(
            double.PositiveInfinity,
            Divergence.KullbackLeibler(new Uniform(Runs.Row(0), Runs.Row(2)), new Uniform(Runs.Row(0), Runs.Row(1))).Value.ToScalar());

    [Fact]
    public void KullbackLeibler_SharedOtherLaw_HasTheBatchOfBoth()
    {
        var p = new Normal(Tensor.Zeros([5, 3], ElementType.Float64), Runs.Row(1, 1, 1));
        var q = new Normal(Runs.Row(0), Runs.Row(2));

        Assert.Equal<Shape>([5], Divergence.KullbackLeibler(p, q).Value.Shape);
    }

    [Fact]
    public void KullbackLeibler_PairWithoutAClosedForm_ThrowsWithBothNames()
    {
        NotSupportedException exception = Assert.Throws<NotSupportedException>(
            () => Divergence.KullbackLeibler(new Normal(Runs.Row(0), Runs.Row(1)), new Laplace(Runs.Row(0), Runs.Row(1))));

        Assert.Contains("KL(Normal ‖ Laplace)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Normal", "Laplace")]
    [InlineData("Laplace", "Normal")]
    [InlineData("Exponential", "Weibull")]
    public void KullbackLeibler_Samples_AverageToTheIntegral(string first, string second)
    {
        (Distribution p, Distribution q) = (Pairs[first].P, Pairs[second].Q);
        double[] breaks = first == "Exponential" ? [0, 1, double.PositiveInfinity] : [double.NegativeInfinity, -1, 0.7, double.PositiveInfinity];
        var quadrature = Quadrature.Over(breaks);
        Tensor points = Quadrature.Column(quadrature.Points);
        double[] ratios = Runs.Elements(p.LogProbability(points) - q.LogProbability(points));
        double exact = quadrature.Mean(p, ratios);
        double variance = quadrature.Mean(p, [.. ratios.Select(ratio => (ratio - exact) * (ratio - exact))]);
        const int Count = 20_000;

        DivergenceValue estimate = Divergence.KullbackLeibler(p, q, RandomKey.FromSeed(3), Count);

        Assert.False(estimate.IsExact);
        Assert.InRange(Math.Abs(estimate.Value.ToScalar() - exact) / Math.Sqrt(variance / Count), 0, 5);
    }

    [Fact]
    public void KullbackLeibler_SamplesOfALawWithoutReparameterisation_HaveTheGradientOfTheScore()
    {
        const int Count = 40_000;
        Tensor logits = Runs.Row(0.4).AsLeaf();
        var p = Bernoulli.FromLogits(logits);
        var q = new Normal(Runs.Row(0.2), Runs.Row(1));
        Tensor support = ((IFiniteSupport)p).Support();
        Tensor exact = (p.LogProbability(support).Exp() * (p.LogProbability(support) - q.LogProbability(support))).SumAll();

        Tensor estimate = Divergence.KullbackLeibler(p, q, RandomKey.FromSeed(3), Count).Value;

        // |ln p − ln q| and the score are below 2, so that one sample's gradient has a deviation below 4.
        double error = Gradient.Of(estimate, logits)[0].ToScalar() - Gradient.Of(exact, logits)[0].ToScalar();
        Assert.InRange(Math.Abs(error), 0, 5 * 4 / Math.Sqrt(Count));
        Assert.InRange(Math.Abs(Gradient.Of(exact, logits)[0].ToScalar()), 5 * 4 / Math.Sqrt(Count), 10);
    }
}
