using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Estimators.Tests.RaoBlackwell;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.LocalExpectations;

/// <summary>Theorem 1 of [Tokui2017]: no estimator that is unbiased given the noise of everything else has less variance than RAM; LEG is no such estimator.</summary>
public class RamOptimalityTests
{
    private const int Bits = 3;
    private const double Rounding = 1e-12;
    private readonly TwoLayerModel _model = new();
    private readonly Parameter _logits = new("logits", Tensor.Create([0.7, -0.2, -1.3], [Bits]));

    public static TheoryData<string> ConditionallyUnbiased => ["score", "score-constant", "go", "go-finite-support"];

    /// <summary>Exactly, over all values of one layer: what each estimator gives there is a function of the value alone.</summary>
    [Theory]
    [MemberData(nameof(ConditionallyUnbiased))]
    public void Variance_OneLayer_IsNotBelowThatOfRam(string name)
    {
        double[][] ram = AtEveryValue(new RamEstimator());
        double[][] other = AtEveryValue(ContractEstimators.Unbiased[name]());

        for (int i = 0; i < Bits; i++)
        {
            int mask = 1 << i;
            for (int value = 0; value < 1 << Bits; value++)
            {
                int low = value & ~mask;
                double GivenTheOthers(double[][] gradients)
                    => (gradients[low][i] * Chance(i, 0)) + (gradients[low | mask][i] * Chance(i, 1));
                Assert.Equal(GivenTheOthers(ram), GivenTheOthers(other), Rounding);
                Assert.Equal(GivenTheOthers(ram), ram[value][i], Rounding);
            }

            Assert.True(Variance(other, i) >= Variance(ram, i) - Rounding);
            Assert.Equal(name == "go-finite-support", Variance(other, i) < Variance(ram, i) + Rounding);
        }
    }

    [Theory]
    [InlineData("score")]
    [InlineData("score-constant")]
    [InlineData("go")]
    public void Variance_FirstOfTwoLayers_IsAboveThatOfRam(string name)
    {
        var first = new ParameterSet(_model.W1, _model.C1);
        double Trace(Estimator estimator)
            => ZTest.Run(
                () => _model.Two(estimator, new ScoreFunctionEstimator()),
                first,
                Enumerated.TwoLayers(_model, _model.Cost2),
                new EstimateOptions { Batch = [2], DrawCount = 256 }).TraceOfCovariance;

        // A trace of 100 groups has a standard error of at most 14 %.
        Assert.True(Trace(ContractEstimators.Unbiased[name]()) > 1.7 * Trace(new RamEstimator()));
    }

    /// <summary>
    /// z₁ of one fair bit, z₂ with P(z₂ = 1 | z₁) = p(z₁), cost z₂ + offset: the variances towards the probability of z₁. Weak coupling favours
    /// LEG; strong coupling or an offset favours RAM.
    /// </summary>
    [Theory]
    [InlineData(0.45, 0.55, 0, 0.09, 0.01)]
    [InlineData(0.1, 0.9, 0, 0.16, 0.64)]
    [InlineData(0.45, 0.55, 2, 0.09, 0.25)]
    public void Variance_OfTwoBits_ShowsThatNeitherRamNorLegIsBestAlways(double low, double high, double offset, double ram, double leg)
    {
        var ofRam = new RandomTerm([(1, high - low), (0, 1 - high + low)]);
        double Leg(double cost, double one, double zero) => 2 * cost * (one - zero) / (one + zero);
        var ofLeg = new RandomTerm([(Leg(1 + offset, high, low), 0.5), (Leg(offset, 1 - high, 1 - low), 0.5)]);

        Assert.Equal(ram, ofRam.Variance, Rounding);
        Assert.Equal(leg, ofLeg.Variance, Rounding);
        AssertVariance(ofRam, TwoBits(new RamEstimator(), low, high, offset));
        AssertVariance(ofLeg, TwoBits(new LocalExpectationEstimator(), low, high, offset));
    }

    private static double[] TwoBits(Estimator estimator, double low, double high, double offset)
    {
        const int Draws = 40000;
        var logit = new Parameter("logit", Tensor.Zeros([Draws, 1], ElementType.Float64));
        Stochastic<Tensor> program =
            from z1 in Bernoulli.FromLogits(logit).Via(estimator)
            from z2 in Bernoulli.FromProbabilities((z1 * (high - low)) + low).Via(new ScoreFunctionEstimator())
            select z2.Sum(^1) + offset;
        GradientEstimate estimate = program.Estimate(new ParameterSet(logit), RandomKey.FromSeed(2), new EstimateOptions { Batch = [Draws] });

        // Towards the probability: dθ/da = 1/4; each datum is a draw, and the objective is their mean.
        return [.. estimate.Gradients[0].ToImmutableArray().Select(static gradient => gradient * Draws * 4)];
    }

    private static void AssertVariance(RandomTerm exact, double[] draws)
    {
        double mean = draws.Average();
        double sampled = draws.Sum(draw => (draw - mean) * (draw - mean)) / (draws.Length - 1);
        double error = Math.Sqrt(Math.Max(0, exact.CentralMoment(4) - (exact.Variance * exact.Variance)) / draws.Length);

        // The variance of a fair coin varies only in the second order.
        Assert.InRange(Math.Abs(sampled - exact.Variance), 0, (5 * error) + (25 * exact.Variance / draws.Length));
        Assert.InRange(Math.Abs(mean - exact.Mean), 0, 5 * Math.Sqrt(exact.Variance / draws.Length));
    }

    /// <summary>The gradient at each joint value, found by looking for a key that draws it.</summary>
    private double[][] AtEveryValue(Estimator estimator)
    {
        double[][] gradients = new double[1 << Bits][];
        var places = Tensor.Create([1.0, 2, 4], [Bits]);
        for (ulong seed = 0; gradients.Any(static row => row is null); seed++)
        {
            Assert.InRange(seed, 0ul, 1000ul);
            var key = RandomKey.FromSeed(seed);
            double value = (from h in Bernoulli.FromLogits(_logits).Via(estimator) select (h * places).Sum(^1)).Costs(key).ToScalar();
            gradients[(int)value] ??= [.. Cost(estimator).Estimate(new ParameterSet(_logits), key).Gradients[0].ToImmutableArray()];
        }

        return gradients;
    }

    private Stochastic<Tensor> Cost(Estimator estimator)
        => from h in Bernoulli.FromLogits(_logits).Via(estimator)
           select (h.MatMul(_model.V1) + _model.D).Tanh().Sum(^1).Square();

    private double Chance(int i, int bit)
    {
        double one = 1 / (1 + Math.Exp(-_logits.Value.ElementAt(i)));
        return bit == 1 ? one : 1 - one;
    }

    private double Variance(double[][] gradients, int i)
    {
        double[] chances = [.. Enumerable.Range(0, 1 << Bits).Select(z => Chance(0, z & 1) * Chance(1, (z >> 1) & 1) * Chance(2, (z >> 2) & 1))];
        return new RandomTerm([.. gradients.Select((row, z) => (row[i], chances[z]))]).Variance;
    }
}
