using Variate.Distributions;
using Variate.Estimators.Tests.Contracts;
using Variate.Programs;
using Variate.Tensors;

namespace Variate.Estimators.Tests.LocalExpectations;

/// <summary>GO above discrete choices: against exact sums, against each other, and what they refuse.</summary>
public class DiscreteBelowTests
{
    private const double Rounding = 1e-12;
    private readonly TwoLayerModel _model = new();

    public static TheoryData<string> Names => ["go-importance", "go-nested"];

    public static TheoryData<string, string> NamesAndLaws
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string name in (string[])["go-importance", "go-nested"])
            {
                foreach (string law in (string[])["Binomial", "Categorical", "Poisson", "OneHotCategorical"])
                {
                    rows.Add(name, law);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndLaws))]
    public void Estimate_AboveOtherDiscreteLaws_AgreesWithTheExactSum(string name, string law)
    {
        ZTest.Run(
            () => from h in Bernoulli.FromLogits(_model.Logits1()).Via(Named(name))
                  from y in Below(law, h).Via(new SelfBaselineEstimator())
                  select Cost(h, y),
            _model.TwoLayers,
            ExactAbove(law),
            new EstimateOptions { Batch = [2], DrawCount = 256 }).AssertUnbiased(0.2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_ThreeLayers_AgreesWithEnumeration(string name)
        => ZTest.Run(
            () => ThreeLayerTests.Program(_model, Named(name), Named(name), Named(name)),
            _model.TwoLayers,
            ThreeLayerTests.Exact(_model),
            new EstimateOptions { Batch = [2], DrawCount = 256 }).AssertUnbiased(0.2);

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_GlobalAndPerDatumChoices_AgreesWithEnumeration(string name)
    {
        var options = new EstimateOptions { Batch = [2], DrawCount = 256 };

        ZTest.Run(
            () => GlobalChoiceTests.GlobalFirst(_model, Named(name), Named(name)),
            _model.TwoLayers,
            GlobalChoiceTests.ExactGlobalFirst(_model),
            options).AssertUnbiased(0.3);
        ZTest.Run(
            () => GlobalChoiceTests.GlobalLast(_model, Named(name), Named(name)),
            _model.TwoLayers,
            GlobalChoiceTests.ExactGlobalLast(_model),
            options).AssertUnbiased(0.3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_SinglePrecisionWithoutABatch_AgreesWithEnumeration(string name)
    {
        var logits = new Parameter("logits", Tensor.Create([0.7f, -0.2f, -1.3f], [3]));
        var weights = Tensor.Create([0.9f, -1.7f, 0.4f], [3]);
        Tensor Squared(Tensor h, Tensor y) => (((h * 2) + y) * weights).Sum(^1).Square();
        Tensor bits = Enumerated.Bits(3, 1, 0).To(ElementType.Float32);
        Tensor categories = Tensor.Identity(3, logits).Reshape([3, 1, 3]);
        Tensor chances = Enumerated.Probability(bits, logits) * OneHotCategorical.FromLogits(bits * weights).LogProbability(categories).Exp();

        ZTest.Run(
            () => from h in Bernoulli.FromLogits(logits).Via(Named(name))
                  from y in OneHotCategorical.FromLogits(h * weights).Via(Named(name))
                  select Squared(h, y),
            new ParameterSet(logits),
            (chances * Squared(bits, categories)).SumAll(),
            new EstimateOptions { DrawCount = 512 }).AssertUnbiased();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_NothingBelow_EqualsRamAndLocalExpectation(string name)
    {
        foreach (bool isCategory in (bool[])[false, true])
        {
            for (ulong seed = 0; seed < 4; seed++)
            {
                GradientEstimate expected = One(new RamEstimator(), isCategory, seed);
                AssertEqual(expected, One(Named(name), isCategory, seed));
                AssertEqual(expected, One(new LocalExpectationEstimator(), isCategory, seed));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_BelowThatDoesNotDependOnTheChoice_EqualsLocalExpectation(string name)
    {
        GradientEstimate Estimate(Estimator estimator, int seed)
            => (from h in Bernoulli.FromLogits(_model.C1).Via(estimator)
                from y in Bernoulli.FromLogits(_model.C2).Via(new ScoreFunctionEstimator())
                select ((h.MatMul(_model.V1) + y.MatMul(_model.V2)).Tanh() * _model.R).Sum(^1).Square())
                .Estimate(new ParameterSet(_model.C1), RandomKey.FromSeed((ulong)seed));

        for (int seed = 0; seed < 4; seed++)
        {
            AssertEqual(Estimate(new LocalExpectationEstimator(), seed), Estimate(Named(name), seed));
        }
    }

    /// <summary>[Cong2019] B.4: what follows takes the mean of the choice, so that nothing but the cost depends on its value.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_ChoiceAsALeaf_AgreesWithEnumerationAndIsTheLocalExpectation(string name)
    {
        Stochastic<Tensor> Leaf(Estimator estimator)
        {
            var law = Bernoulli.FromLogits(_model.Logits1());
            return from h in law.Via(estimator)
                   from y in Bernoulli.FromLogits(_model.Logits2(law.Mean)).Via(estimator)
                   select _model.Cost2(h, y);
        }

        var options = new EstimateOptions { Batch = [2], DrawCount = 128 };
        Tensor h = Enumerated.Bits(3, 1, 1);
        Tensor y = Enumerated.Bits(2, 0, 2);
        Tensor weights = Enumerated.Probability(h, _model.Logits1()) * Enumerated.Probability(y, _model.Logits2(_model.Logits1().Sigmoid()));

        ZTest.Run(
            () => Leaf(Named(name)),
            _model.TwoLayers,
            (weights * _model.Cost2(h, y)).SumAxis(0).SumAxis(0).MeanAll(),
            options).AssertUnbiased();
        AssertEqual(
            Leaf(new LocalExpectationEstimator()).Estimate(_model.TwoLayers, RandomKey.FromSeed(4), options),
            Leaf(Named(name)).Estimate(_model.TwoLayers, RandomKey.FromSeed(4), options));
    }

    [Theory]
    [InlineData("go-importance", 1 + 1 + 3 + 2, (1 + 3 + 2) + (1 + 1 + 2))]
    [InlineData("go-nested", 1 + 1 + (3 * 4), (1 + (3 * 4)) + (1 + 1 + 2))]
    public void CostEvaluations_AboveTwoBits_AreThoseDeclared(string name, int oneChoice, int bothChoices)
    {
        long Count(Estimator first, Estimator second)
            => _model.Two(first, second)
                .Estimate(_model.TwoLayers, RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }).Diagnostics.CostEvaluations;

        Assert.Equal(oneChoice, Count(Named(name), new ScoreFunctionEstimator()));
        Assert.Equal(bothChoices, Count(Named(name), Named(name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_AContinuousChoiceBelow_IsRefused(string name)
    {
        Stochastic<Tensor> program =
            from h in Bernoulli.FromLogits(_model.Logits1()).Via(Named(name)).Named("switch")
            from y in new Normal(h, Tensor.Ones([3], ElementType.Float64)).Via(new PathwiseEstimator())
            select y.Square().Sum(^1);

        var options = new EstimateOptions { Batch = [2] };
        EstimatorNotApplicableException atCheck = Assert.Throws<EstimatorNotApplicableException>(() => program.Check(RandomKey.FromSeed(1), options));
        Assert.Contains("\"switch\"", atCheck.Message, StringComparison.Ordinal);
        Assert.Contains("Normal", atCheck.Message, StringComparison.Ordinal);
        Assert.Throws<EstimatorNotApplicableException>(() => program.Estimate(_model.TwoLayers, RandomKey.FromSeed(1), options));
    }

    [Fact]
    public void Check_TooManySetsBelow_IsRefused()
    {
        Stochastic<Tensor> program = _model.Two(new NestedGoEstimator(largestEvaluations: 11), new ScoreFunctionEstimator());

        EstimatorNotApplicableException refusal = Assert.Throws<EstimatorNotApplicableException>(
            () => program.Check(RandomKey.FromSeed(1), new EstimateOptions { Batch = [2] }));
        Assert.Contains("12 times", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A choice that exists only for some values has no law under the others.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_AChoiceThatIsSometimesMissing_Throws(string name)
    {
        Stochastic<Tensor> Rest(Tensor h)
            => h.ElementCount > 1 && h.Sum(^1).SumAll().ToScalar() > 0.5
                ? Stochastic.Return(h.Sum(^1))
                : from y in Bernoulli.FromLogits(_model.C1).Via(new ScoreFunctionEstimator()) select (h * y).Sum(^1);
        Stochastic<Tensor> program =
            from h in Bernoulli.FromLogits(Tensor.Full([3], -30, ElementType.Float64)).Via(Named(name))
            from cost in Rest(h)
            select cost;

        Assert.Throws<InvalidOperationException>(() => program.Estimate(_model.TwoLayers, RandomKey.FromSeed(1)));
    }

    private static Estimator Named(string name) => name == "go-nested" ? new NestedGoEstimator() : new ImportanceGoEstimator();

    private static Tensor Cost(Tensor h, Tensor y) => ((h.Sum(^1) * 0.7) + (y.Sum(^1) * 0.5)).Sin() + (h.Sum(^1) * y.Square().Sum(^1) * 0.1);

    private static void AssertEqual(GradientEstimate expected, GradientEstimate actual)
    {
        for (int p = 0; p < expected.Gradients.Length; p++)
        {
            Assert.All(
                expected.Gradients[p].ToImmutableArray().Zip(actual.Gradients[p].ToImmutableArray()),
                static pair => Assert.Equal(pair.First, pair.Second, Rounding));
        }
    }

    private GradientEstimate One(Estimator estimator, bool isCategory, ulong seed)
    {
        Distribution law = isCategory ? OneHotCategorical.FromLogits(_model.Logits1()) : Bernoulli.FromLogits(_model.Logits1());
        return (from h in law.Via(estimator) select _model.Cost1(h))
            .Estimate(_model.OneLayer, RandomKey.FromSeed(seed), new EstimateOptions { Batch = [2], DrawCount = 3 });
    }

    /// <summary>Two components, or one category of three.</summary>
    private Distribution Below(string law, Tensor h)
    {
        Tensor logits = _model.Logits2(h);
        return law switch
        {
            "Binomial" => Binomial.FromLogits(Tensor.Create([3.0, 2], [2]), logits),
            "Categorical" => Categorical.FromLogits(logits.AppendAxes(1) * Tensor.Create([0.0, 1, -0.5], [3])),
            "Poisson" => new Poisson((logits * 0.3).Exp()),
            "OneHotCategorical" => OneHotCategorical.FromLogits(h * _model.C1 * 3),
            _ => throw new ArgumentException($"No law {law}.", nameof(law)),
        };
    }

    private Tensor ExactAbove(string law)
    {
        Tensor h = Enumerated.Bits(3, 1, 1);
        int[] lasts = law switch { "Binomial" => [3, 2], "Categorical" => [2, 2], _ => [24, 24] };
        double[] pairs =
        [
            .. from first in Enumerable.Range(0, lasts[0] + 1)
               from second in Enumerable.Range(0, lasts[1] + 1)
               from count in (int[])[first, second]
               select (double)count,
        ];
        Tensor y = law == "OneHotCategorical"
            ? Tensor.Identity(3, h).Reshape([3, 1, 1, 3])
            : Tensor.Create(pairs, [pairs.Length / 2, 1, 1, 2]);
        Tensor weights = Enumerated.Probability(h, _model.Logits1()) * Below(law, h).LogProbability(y).Exp();
        return (weights * Cost(h, y)).SumAxis(0).SumAxis(0).MeanAll();
    }
}
