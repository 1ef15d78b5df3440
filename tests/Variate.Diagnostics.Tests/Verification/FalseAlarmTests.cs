using System.Globalization;
using Variate.Estimators;
using Variate.Programs;
using Variate.Tensors;
using Xunit.Abstractions;

namespace Variate.Diagnostics.Tests.Verification;

/// <summary>Correct estimators, verified again and again under other keys, are called biased no more often than stated.</summary>
/// <remarks>
/// The bound of alarms is the 1 − 10⁻⁴ quantile of a binomial law at the stated rate, computed here: a test that states 10 % and has 20 % fails it.
/// </remarks>
public class FalseAlarmTests(ITestOutputHelper output)
{
    private const double Rate = 0.1;

    private static readonly VerifyOptions Options = new() { FalseAlarmRate = Rate, RelativeTolerance = 0, LargestLookCount = 3, DrawsPerGroup = 16 };

    [Theory]
    [InlineData("score-function")]
    [InlineData("leave-one-out")]
    public void Verify_TwoHundredTimes_KeepsTheStatedRate(string name) => AssertRate(name, 200);

    [Theory]
    [Trait("Category", "Statistical")]
    [InlineData("score-function")]
    [InlineData("rebar")]
    [InlineData("leave-one-out")]
    [InlineData("ram")]
    [InlineData("muprop")]
    public void Verify_AThousandTimes_KeepsTheStatedRate(string name) => AssertRate(name, 1000);

    [Fact]
    public void Verify_DoubledScore_AlarmsMoreOftenThanTheRate()
    {
        var doubled = new FaultyEstimator(static (site, run, rest) =>
        {
            Tensor sample = site.Distribution.Draw(run);
            Estimate below = rest.Sampled(sample, run);
            return below.Attach(site.LogProbability(sample), below.Base * 2);
        });

        Assert.True(CountAlarms(doubled, 50) > LargestCount(50));
    }

    private void AssertRate(string name, int repeats)
    {
        Estimator estimator = name switch
        {
            "rebar" => new RebarEstimator(Temperature.Fixed(0.5)),
            "leave-one-out" => new LeaveOneOutEstimator(2),
            "ram" => new RamEstimator(),
            "muprop" => new MuPropEstimator(),
            _ => new ScoreFunctionEstimator(),
        };

        int alarms = CountAlarms(estimator, repeats);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {alarms} alarms of {repeats}, stated {Rate:P0}"));
        Assert.InRange(alarms, 0, LargestCount(repeats));
    }

    private static int CountAlarms(Estimator estimator, int repeats)
    {
        GradientProblem problem = new TwoLayerModel().One(estimator);
        ExactGradient exact = problem.ExactMethod.Compute(problem, default);
        return Enumerable.Range(0, repeats).Count(i =>
            problem.Verify(Candidate.AsWritten, exact, RandomKey.FromSeed(77).For((ulong)i), Options).Verdict == Verdict.Biased);
    }

    /// <summary>The least count that a binomial law at the rate exceeds with probability below 10⁻⁴.</summary>
    private static int LargestCount(int repeats)
    {
        double probability = Math.Pow(1 - Rate, repeats);
        double cumulative = probability;
        int count = 0;
        while (1 - cumulative > 1e-4)
        {
            count++;
            probability *= (repeats - count + 1.0) / count * Rate / (1 - Rate);
            cumulative += probability;
        }

        return count;
    }
}
