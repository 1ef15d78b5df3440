using Variate.Programs;

namespace Variate.Estimators.Tests.ApproximateReparameterisation;

/// <summary>The gamma toy: exact gradients, and the order of the variances that [Cong2019] Figure 2 shows.</summary>
public class GammaToyTests
{
    private const int Groups = 2400;

    public static TheoryData<double, double, double, EntropyTerm> Settings
    {
        get
        {
            var settings = new TheoryData<double, double, double, EntropyTerm>();
            foreach (EntropyTerm entropy in (EntropyTerm[])[EntropyTerm.SampledWithoutScore, EntropyTerm.Sampled, EntropyTerm.ClosedForm])
            {
                settings.Add(1, 1, 1, entropy);
                settings.Add(2.3, 1.4, 1, entropy);
                settings.Add(1.2, 0.7, 0.01, entropy);
            }

            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Estimate_Pathwise_IsExactInTheMean(double concentration, double rate, double target, EntropyTerm entropy)
        => AssertUnbiased(new PathwiseEstimator(), concentration, rate, target, entropy);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Estimate_GRep_IsExactInTheMean(double concentration, double rate, double target, EntropyTerm entropy)
        => AssertUnbiased(new GRepEstimator(), concentration, rate, target, entropy);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Estimate_Rsvi_IsExactInTheMean(double concentration, double rate, double target, EntropyTerm entropy)
        => AssertUnbiased(new RsviEstimator(0), concentration, rate, target, entropy);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Estimate_RsviWithAugmentation_IsExactInTheMean(double concentration, double rate, double target, EntropyTerm entropy)
        => AssertUnbiased(new RsviEstimator(), concentration, rate, target, entropy);

    /// <summary>At shapes above 1.1 GO and RSVI with B = 5 come too close to be told apart; without B, RSVI has no fourth moment at shapes near 1.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0.8)]
    [InlineData(0.6, 1.2)]
    public void Variance_OfStickingEstimators_RisesFromGoToRsviToGRep(double concentration, double rate)
    {
        IReadOnlyList<double> logVariances = new GammaToy(concentration, rate, 1).LogVariances(
            Groups, EntropyTerm.SampledWithoutScore, new PathwiseEstimator(), new RsviEstimator(), new GRepEstimator());
        double error = Math.Sqrt(4.0 / (Groups - 1));
        for (int i = 1; i < logVariances.Count; i++)
        {
            double z = (logVariances[i] - logVariances[i - 1]) / error;
            Assert.True(z > 5, FormattableString.Invariant($"estimator {i + 1} against the one before: z = {z:0.0}."));
        }
    }

    private static void AssertUnbiased(Estimator estimator, double concentration, double rate, double target, EntropyTerm entropy)
        => new GammaToy(concentration, rate, target).Run(estimator, entropy).AssertUnbiased(0.1);
}
