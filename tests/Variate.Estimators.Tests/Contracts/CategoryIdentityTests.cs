using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Estimators that are the same number by algebra on several categorical variables, draw by draw.</summary>
public class CategoryIdentityTests
{
    private const double Rounding = 1e-12;
    private readonly CategoryLayers _layers = new();

    public static TheoryData<int> Keys => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Ram_OneLayer_EqualsLocalExpectationAndAnalyticGo(int seed)
    {
        GradientEstimate ram = One(new RamEstimator(), seed);

        AssertEqual(ram, One(new LocalExpectationEstimator(), seed));
        AssertEqual(ram, One(new FiniteSupportGoEstimator(), seed));
        AssertEqual(ram, One(new ImportanceGoEstimator(), seed));
        AssertEqual(ram, One(new NestedGoEstimator(), seed));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(8)]
    public void RaoBlackwell_OfAllJointValues_EqualsEnumeration(int summed)
        => AssertEqual(One(new EnumerationEstimator(), 1), One(new RaoBlackwellEstimator(summed, new ScoreFunctionEstimator()), 2));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Rebar_WithScaleZero_EqualsTheScoreFunction(int seed)
        => AssertEqual(
            Estimate(_layers.Two(new ScoreFunctionEstimator(), new ScoreFunctionEstimator()), _layers.TwoLayers, seed, ControlVariateScales.Fixed(0)),
            Estimate(
                _layers.Two(new RebarEstimator(Temperature.Fixed(0.5)), new RebarEstimator(Temperature.Fixed(0.5))),
                _layers.TwoLayers,
                seed,
                ControlVariateScales.Fixed(0)));

    [Theory]
    [MemberData(nameof(Keys))]
    public void LinearCost_UnderEstimatorsThatAreExactForIt_HasTheExactGradient(int seed)
    {
        var slopes = Tensor.Create([0.9, -1.7, 0.4, 2.1, -0.6, 1.2], [6]);
        var logits = new Parameter("logits", Tensor.Create([0.4, -1.2, 1.3, -0.3, 0.8, 0.1], [6]));
        Tensor leaf = logits.Value;
        Tensor exact = Gradient.Of((leaf.Slice(^1, 0, 3).Softmax() * slopes.Slice(^1, 0, 3)).Sum(^1)
            + (leaf.Slice(^1, 3, 3).Softmax() * slopes.Slice(^1, 3, 3)).Sum(^1), leaf)[0];

        // A linear cost is a sum over the variables, so that what is held of one variable is the same for all values of another.
        foreach (Estimator estimator in new Estimator[] { new MuPropEstimator(), new StraightThroughEstimator(), new RamEstimator() })
        {
            GradientEstimate estimate = Estimate(
                from h in OneHotCategorical.FromLogits(logits, 2).Via(estimator) select (h * slopes).Sum(^1), new ParameterSet(logits), seed);

            AssertEqual(exact, estimate.Gradients[0]);
        }
    }

    /// <summary>Two categories are a bit: the same sum over all values, with other entries.</summary>
    [Fact]
    public void Enumeration_OfTwoCategoriesEach_EqualsThatOfBits()
    {
        var logits = new Parameter("logits", Tensor.Create([0.4, -1.2, 1.3], [3]));
        var parameters = new ParameterSet(logits);
        Tensor Cost(Tensor bits) => ((bits * Tensor.Create([1.0, -2, 0.7], [3])).Sum(^1) + 0.3).Tanh().Square();

        // Entry 2v is for the value 1 of bit v, whose logit is against 0.
        var ofOnes = Tensor.Create([1.0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0], [3, 6]);
        Stochastic<Tensor> categories = from h in OneHotCategorical.FromLogits(logits.Value.Reshape([1, 3]).MatMul(ofOnes), 3)
                                            .Via(new EnumerationEstimator())
                                        select Cost(h.MatMul(ofOnes.Transpose()));
        Stochastic<Tensor> bits = from h in Bernoulli.FromLogits(logits).Via(new EnumerationEstimator())
                                  select Cost(h);

        AssertEqual(Estimate(bits, parameters, 1), Estimate(categories, parameters, 1));
    }

    private static GradientEstimate Estimate(Stochastic<Tensor> program, ParameterSet parameters, int seed, ControlVariateScales? scales = null)
        => program.Estimate(
            parameters,
            RandomKey.FromSeed((ulong)seed),
            new EstimateOptions { Batch = [2], DrawCount = 5, Scales = scales ?? ControlVariateScales.Ones });

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual)
    {
        Assert.Equal(expected.Gradients.Length, actual.Gradients.Length);
        for (int p = 0; p < expected.Gradients.Length; p++)
        {
            AssertEqual(expected.Gradients[p], actual.Gradients[p]);
        }
    }

    private static void AssertEqual(Tensor expected, Tensor actual)
        => Assert.All(
            expected.ToImmutableArray().Zip(actual.ToImmutableArray()),
            static pair => Assert.Equal(pair.First, pair.Second, Rounding));

    private GradientEstimate One(Estimator estimator, int seed) => Estimate(_layers.One(estimator), _layers.OneLayer, seed);
}
