using Variate.Programs;

namespace Variate.Estimators.Tests.RaoBlackwell;

/// <summary>The variances of the toy problem: the recorded ones by enumeration, and those of the estimator by sampling.</summary>
public class BernoulliToyTests
{
    private const int Draws = 40000;

    /// <summary>Recorded to four digits; where values are equally likely, those with the smaller numbers are summed.</summary>
    [Theory]
    [InlineData(0, 0, 0.4384, 1.2525e-2)]
    [InlineData(0, 1, 0.1943, 7.732e-3)]
    [InlineData(0, 2, 0.1302, 6.357e-3)]
    [InlineData(0, 3, 0.0699, 5.195e-3)]
    [InlineData(0, 4, 0.0554, 3.623e-3)]
    [InlineData(0, 5, 0.0143, 2.134e-3)]
    [InlineData(0, 6, 0.00745, 1.471e-3)]
    [InlineData(0, 7, 0, 9.844e-4)]
    [InlineData(0, 8, 0, 9.844e-4)]
    [InlineData(-4, 0, 3.356e-2, 7.519e-4)]
    [InlineData(-4, 1, 5.063e-5, 3.313e-5)]
    [InlineData(-4, 4, 3.77e-8, 2.575e-6)]
    [InlineData(-4, 8, 0, 2.54e-6)]
    public void Variance_Enumerated_IsTheRecordedOne(double eta, int k, double score, double selfBaseline)
    {
        var toy = new BernoulliToy(eta);
        IReadOnlyList<int> summed = toy.LikeliestInOrder(k);

        AssertRecorded(score, toy.ScoreFunction(summed).Sum(static term => term.Variance));
        AssertRecorded(selfBaseline, toy.SelfBaseline(summed).Sum(static term => term.Variance));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-4)]
    [InlineData(1.5)]
    public void Mean_Enumerated_IsTheExactGradient(double eta)
    {
        var toy = new BernoulliToy(eta);

        for (int k = 0; k <= 8; k++)
        {
            IReadOnlyList<int> summed = toy.LikeliestFound(k);
            Assert.Equal(toy.Exact, toy.ScoreFunction(summed).Sum(static term => term.Mean), 1e-14);
            Assert.Equal(toy.Exact, toy.SelfBaseline(summed).Sum(static term => term.Mean), 1e-14);
            Assert.Equal(toy.Exact, toy.SelfBaselineWithSharedNoise(summed).Sum(static term => term.Mean), 1e-14);
        }
    }

    public static TheoryData<double, int> Cases
    {
        get
        {
            var cases = new TheoryData<double, int>();
            foreach (double eta in (double[])[0, -4, 1.5])
            {
                foreach (int k in (int[])[0, 1, 3, 5, 8])
                {
                    cases.Add(eta, k);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_ScoreFunctionInside_HasTheEnumeratedMoments(double eta, int k)
        => AssertMoments(eta, new RaoBlackwellEstimator(k, new ScoreFunctionEstimator()), (toy, summed) => toy.ScoreFunction(summed), k);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_SeveralDraws_HasTheEnumeratedMoments(double eta, int k)
        => AssertMoments(
            eta, new RaoBlackwellEstimator(SummedValues.Fixed(k, 3), new ScoreFunctionEstimator()), (toy, summed) => toy.ScoreFunction(summed, 3), k);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_SelfBaselineInside_HasTheEnumeratedMoments(double eta, int k)
        => AssertMoments(
            eta, new RaoBlackwellEstimator(k, new SelfBaselineEstimator(), sharesNoise: false), (toy, summed) => toy.SelfBaseline(summed), k);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_SelfBaselineWithSharedNoiseInside_HasTheEnumeratedMoments(double eta, int k)
        => AssertMoments(
            eta, new RaoBlackwellEstimator(k, new SelfBaselineEstimator()), (toy, summed) => toy.SelfBaselineWithSharedNoise(summed), k);

    private static void AssertRecorded(double recorded, double exact)
    {
        if (recorded == 0)
        {
            Assert.Equal(0, exact, 1e-14);
        }
        else
        {
            // Half a unit of the last of three digits, the fewest that were recorded.
            Assert.InRange(exact / recorded, 1 - 5e-3, 1 + 5e-3);
        }
    }

    /// <summary>Mean and variance of many draws, with their exact standard errors.</summary>
    private static void AssertMoments(
        double eta, Estimator estimator, Func<BernoulliToy, IReadOnlyList<int>, IReadOnlyList<RandomTerm>> exact, int k)
    {
        var toy = new BernoulliToy(eta);
        IReadOnlyList<RandomTerm> terms = exact(toy, toy.LikeliestFound(k));
        double variance = terms.Sum(static term => term.Variance);
        double errorOfVariance = Math.Sqrt((RandomTerm.FourthMomentOfSum(terms) - (variance * variance)) / Draws);
        double[] gradients = toy.Draw(estimator, Draws, seed: 3);

        double mean = gradients.Average();
        double sampled = gradients.Sum(gradient => Math.Pow(gradient - mean, 2)) / (Draws - 1);

        const double Rounding = 1e-12;
        Assert.InRange(Math.Abs(mean - toy.Exact), 0, (5 * Math.Sqrt(variance / Draws)) + Rounding);
        Assert.InRange(Math.Abs(sampled - variance), 0, (5 * errorOfVariance) + (Rounding * Rounding));
        Assert.True(errorOfVariance <= (0.1 * variance) + (Rounding * Rounding), "Too few draws to see a wrong variance.");
    }
}
