using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests.Identities;

/// <summary>What laws have to do with each other, at random parameters that are the same in every run.</summary>
public class LawIdentityTests
{
    private const int Points = 40;

    public static TheoryData<string> Names => [.. LawIdentities.All.Select(static identity => identity.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void LogProbabilityAndTails_RandomParameters_AreThoseOfTheOtherLaw(string name)
    {
        LawIdentity identity = LawIdentities.All.Single(candidate => candidate.Name == name);
        foreach (double[] parameters in RandomParameters(name))
        {
            ComponentwiseDistribution left = identity.Left(parameters);
            ComponentwiseDistribution right = identity.Right(parameters);
            foreach (double y in Runs.Elements(left.Draw(Runs.Of(3, [], seed: 5))))
            {
                Tensor mapped = Runs.Row(identity.Map(y, parameters));
                double expected = right.LogProbability(mapped).ToScalar() + identity.LogSlope(y, parameters);
                (double lower, double upper) = Tails(right, mapped);

                AssertNear(expected, left.LogProbability(Runs.Row(y)).ToScalar(), name, parameters, y);
                AssertNear(identity.IsMirrored ? upper : lower, Tails(left, Runs.Row(y)).Lower, name, parameters, y);
                AssertNear(identity.IsMirrored ? lower : upper, Tails(left, Runs.Row(y)).Upper, name, parameters, y);
            }
        }
    }

    [Fact]
    public void CumulativeProbability_SumOfCounts_IsTheConvolution()
    {
        foreach (double[] p in RandomParameters("sums"))
        {
            double trials = Math.Ceiling(p[0]);
            double moreTrials = Math.Ceiling(p[1]);
            Tensor logits = Runs.Row(Math.Log(p[2]) / 2);
            AssertConvolution(new Poisson(Runs.Row(p[0])), new Poisson(Runs.Row(p[1])), new Poisson(Runs.Row(p[0] + p[1])));
            AssertConvolution(Binomial.FromLogits(Runs.Row(trials), logits), Binomial.FromLogits(Runs.Row(moreTrials), logits), Binomial.FromLogits(Runs.Row(trials + moreTrials), logits));
            AssertConvolution(NegativeBinomial.FromLogits(Runs.Row(p[0]), logits), NegativeBinomial.FromLogits(Runs.Row(p[1]), logits), NegativeBinomial.FromLogits(Runs.Row(p[0] + p[1]), logits));
        }
    }

    [Fact]
    public void CumulativeProbability_SumOfGammas_IsTheConvolution()
    {
        foreach (double[] p in RandomParameters("gammas").Take(10))
        {
            double y = p[0] + p[1];
            (double a, double b) = (0.5 + p[0], 0.5 + p[1]);
            var first = new Gamma(Runs.Row(a), Runs.Row(1));
            var second = new Gamma(Runs.Row(b), Runs.Row(1));
            var quadrature = Laws.Quadrature.Over([0, y / 2, y]);
            double[] rest = Runs.Elements(second.CumulativeProbability(Laws.Quadrature.Column([.. quadrature.Points.Select(x => y - x)])));

            double expected = quadrature.Mean(first, rest);

            AssertNear(expected, new Gamma(Runs.Row(a + b), Runs.Row(1)).CumulativeProbability(Runs.Row(y)).ToScalar(), "Gamma", p, y);
        }
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e6)]
    [InlineData(1e9)]
    public void CumulativeProbability_ManyDegreesOfFreedom_TendsToTheNormalLaw(double degreesOfFreedom)
    {
        var student = new StudentT(Runs.Row(degreesOfFreedom), Runs.Row(0), Runs.Row(1));
        Tensor values = Laws.Quadrature.Column([-6, -2.5, -0.3, 0.1, 1, 4]);

        double[] difference = Runs.Elements(student.CumulativeProbability(values) - new Normal(Runs.Row(0), Runs.Row(1)).CumulativeProbability(values));

        // The first term of the expansion is −φ(y) y(y² + 1)/(4ν), at most 0.16/ν; there is a difference where it is not yet rounding.
        Assert.All(difference, d => Assert.InRange(Math.Abs(d), 0, (0.2 / degreesOfFreedom) + 1e-15));
        Assert.InRange(difference.Max(Math.Abs), 0.05 / degreesOfFreedom, 1);
    }

    [Fact]
    public void CumulativeProbability_SharpAngles_TendToTheNormalLaw()
    {
        foreach (double concentration in new[] { 1e3, 1e5 })
        {
            var angles = new VonMises(Runs.Row(0), Runs.Row(concentration));
            Tensor values = Laws.Quadrature.Column([-4, -1, -0.2, 0.5, 3]);

            double[] difference = Runs.Elements(
                angles.CumulativeProbability(values / Math.Sqrt(concentration)) - new Normal(Runs.Row(0), Runs.Row(1)).CumulativeProbability(values));

            Assert.All(difference, d => Assert.InRange(Math.Abs(d), 0, 0.2 / concentration));
            Assert.InRange(difference.Max(Math.Abs), 0.01 / concentration, 1);
        }
    }

    /// <summary>Three numbers whose logarithms are uniform in [−1.5, 3].</summary>
    private static IEnumerable<double[]> RandomParameters(string name)
    {
        RandomKey key = RandomKey.FromSeed(47).For(name);
        for (int i = 0; i < Points; i++)
        {
            yield return [.. Enumerable.Range(3 * i, 3).Select(j => Math.Exp(-1.5 + (4.5 * key.Uniform((ulong)j))))];
        }
    }

    private static (double Lower, double Upper) Tails(ComponentwiseDistribution law, Tensor value)
    {
        var tails = (IUpperTail)law;
        return (tails.CumulativeProbability(value).ToScalar(), tails.UpperProbability(value).ToScalar());
    }

    private static void AssertConvolution(ComponentwiseDistribution first, ComponentwiseDistribution second, ComponentwiseDistribution sum)
    {
        double y = Math.Floor(((IMean)sum).Mean.ToScalar()) + 1;
        Tensor terms = Laws.Quadrature.Column([.. Enumerable.Range(0, (int)y + 1).Select(static n => (double)n)]);

        double expected = (first.LogProbability(terms).Exp() * ((ICumulative)second).CumulativeProbability(y - terms).Sum(^1)).SumAll().ToScalar();

        Assert.Equal(expected, ((ICumulative)sum).CumulativeProbability(Runs.Row(y)).ToScalar(), 1e-12);
    }

    /// <summary>The changes of variables are rounded, and the laws amplify that by their parameters, of up to 20.</summary>
    private static void AssertNear(double expected, double actual, string name, double[] parameters, double y)
        => Assert.True(
            Math.Abs(expected - actual) <= 1e-12 * (1 + Math.Abs(expected)),
            FormattableString.Invariant($"{name}: expected {expected:R}, got {actual:R} at {y:R} for {parameters[0]:R}, {parameters[1]:R}, {parameters[2]:R}."));
}
