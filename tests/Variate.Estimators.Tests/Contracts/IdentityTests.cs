using Variate.Distributions;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.Contracts;

/// <summary>Estimators that are the same number by algebra, to rounding and draw by draw.</summary>
public class IdentityTests
{
    private const double Rounding = 1e-12;
    private readonly TwoLayerModel _model = new();

    public static TheoryData<int> Keys => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Ram_OneLayerOfBits_EqualsLocalExpectation(int seed)
        => AssertEqual(
            Estimate(_model.One(new RamEstimator()), _model.OneLayer, seed),
            Estimate(_model.One(new LocalExpectationEstimator()), _model.OneLayer, seed));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Ram_OneCategoricalChoice_EqualsLocalExpectation(int seed)
        => AssertEqual(
            Estimate(OneCategory(new RamEstimator()), _model.OneLayer, seed),
            Estimate(OneCategory(new LocalExpectationEstimator()), _model.OneLayer, seed));

    [Fact]
    public void Ram_OneCategoricalChoice_HasNoVarianceTowardsItsLogits()
    {
        Tensor first = Logits(OneCategory(new RamEstimator()), 0);

        for (int seed = 1; seed < 8; seed++)
        {
            AssertEqual(first, Logits(OneCategory(new RamEstimator()), seed));
        }
    }

    [Fact]
    public void Go_OneLayerOfBits_IsRamWhereTheBitIsZeroAndNothingElse()
    {
        var logits = new Parameter("logits", Tensor.Create([0.7, -0.2, -1.3], [3]));
        Stochastic<Tensor> Program(Estimator estimator)
            => from h in Bernoulli.FromLogits(logits).Via(estimator)
               select (h.MatMul(_model.V1) + _model.D).Tanh().Sum(^1).Square();
        double[] gradients(Estimator estimator, int seed)
            => [.. Program(estimator).Estimate(new ParameterSet(logits), RandomKey.FromSeed((ulong)seed)).Gradients[0].ToImmutableArray()];
        double[] chances = [.. logits.Value.Sigmoid().ToImmutableArray()];
        int zeros = 0;

        for (int seed = 0; seed < 20; seed++)
        {
            double[] go = gradients(new GoEstimator(), seed);
            double[] ram = gradients(new RamEstimator(), seed);
            for (int i = 0; i < 3; i++)
            {
                // With probability 1 − θ the difference form pays RAM's term over 1 − θ: its mean over the bit is RAM, the analytic form.
                zeros += go[i] == 0 ? 0 : 1;
                Assert.Equal(go[i] == 0 ? 0 : ram[i] / (1 - chances[i]), go[i], Rounding);
            }
        }

        Assert.InRange(zeros, 1, 59);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(100)]
    public void RaoBlackwell_OfAllValues_EqualsEnumeration(int categories)
        => AssertEqual(
            Estimate(_model.One(new RaoBlackwellEstimator(categories, new ScoreFunctionEstimator())), _model.OneLayer, 1),
            Estimate(_model.One(new EnumerationEstimator()), _model.OneLayer, 2));

    [Fact]
    public void RaoBlackwell_OfAllValuesButOne_EqualsEnumeration()
        => AssertEqual(
            Estimate(_model.One(new RaoBlackwellEstimator(7, new ScoreFunctionEstimator())), _model.OneLayer, 1),
            Estimate(_model.One(new EnumerationEstimator()), _model.OneLayer, 2));

    [Fact]
    public void RaoBlackwell_OfAllCategories_EqualsEnumeration()
        => AssertEqual(
            Estimate(OneCategory(new RaoBlackwellEstimator(3, new ScoreFunctionEstimator())), _model.OneLayer, 1),
            Estimate(OneCategory(new EnumerationEstimator()), _model.OneLayer, 2));

    [Fact]
    public void RaoBlackwell_OfAllValuesAboveAChoice_ValuesItAsEnumerationDoes()
    {
        GradientEstimate Two(Estimator first) => Estimate(_model.Two(first, new ScoreFunctionEstimator()), _model.TwoLayers, 3);

        GradientEstimate wrapped = Two(new RaoBlackwellEstimator(8, new ScoreFunctionEstimator()));

        // The branches stand in another order, but draw the same noise below.
        AssertEqual(Two(new EnumerationEstimator()), wrapped);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void MuProp_LinearCostWithFullScale_IsTheExactGradient(int seed)
        => AssertLinearIsExact(new MuPropEstimator(), seed);

    [Theory]
    [MemberData(nameof(Keys))]
    public void StraightThrough_LinearCost_IsTheExactGradient(int seed)
        => AssertLinearIsExact(new StraightThroughEstimator(), seed);

    [Fact]
    public void Rebar_WithScaleZero_EqualsTheScoreFunction()
        => AssertEqualsScoreFunctionWithoutControl(new RebarEstimator(Temperature.Fixed(0.5)));

    [Fact]
    public void MuProp_WithScaleZero_EqualsTheScoreFunction()
        => AssertEqualsScoreFunctionWithoutControl(new MuPropEstimator());

    private static GradientEstimate Estimate(Stochastic<Tensor> program, ParameterSet parameters, int seed, ControlVariateScales? scales = null)
        => program.Estimate(
            parameters,
            RandomKey.FromSeed((ulong)seed),
            new EstimateOptions { Batch = [2], DrawCount = 5, Scales = scales ?? ControlVariateScales.Ones });

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual)
    {
        for (int p = 0; p < expected.Gradients.Length; p++)
        {
            AssertEqual(expected.Gradients[p], actual.Gradients[p]);
        }
    }

    private static void AssertEqual(Tensor expected, Tensor actual)
        => Assert.All(
            expected.ToImmutableArray().Zip(actual.ToImmutableArray()),
            static pair => Assert.Equal(pair.First, pair.Second, Rounding));

    private Tensor Logits(Stochastic<Tensor> program, int seed) => Estimate(program, new ParameterSet(_model.C1), seed).Gradients[0];

    private Stochastic<Tensor> OneCategory(Estimator estimator)
        => from h in OneHotCategorical.FromLogits(_model.Logits1()).Via(estimator)
           select _model.Cost1(h);

    private void AssertLinearIsExact(Estimator estimator, int seed)
    {
        var slopes = Tensor.Create([0.9, -1.7, 0.4], [3]);
        var law = new ParameterSet(_model.W1, _model.C1);
        Tensor exact = (_model.Logits1().Sigmoid() * slopes).Sum(^1).MeanAll();
        Tensor[] leaves = [.. law.Select(parameter => parameter.Value)];

        GradientEstimate estimate = Estimate(
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(estimator) select (h * slopes).Sum(^1), law, seed);

        for (int p = 0; p < leaves.Length; p++)
        {
            AssertEqual(Gradient.Of(exact, leaves)[p], estimate.Gradients[p]);
        }
    }

    private void AssertEqualsScoreFunctionWithoutControl(Estimator estimator)
    {
        GradientEstimate Two(Estimator one) => Estimate(_model.Two(one, one), _model.TwoLayers, 5, ControlVariateScales.Fixed(0));

        AssertEqual(Two(new ScoreFunctionEstimator()), Two(estimator));
    }
}
