using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>Several categorical variables in one choice are as many laws of one variable side by side.</summary>
public class OneHotVariablesTests
{
    private const int Variables = 2;
    private const int Draws = 20_000;

    /// <summary>χ² with eight degrees of freedom is above this with probability 1e-4.</summary>
    private const double Critical = 31.83;

    private static readonly double[] Logits = [0.4, -1.2, 1.3, -0.3, 0.8, 0.1];

    public static TheoryData<int, int> Sizes => new() { { 1, 4 }, { 2, 3 }, { 3, 2 }, { 4, 1 }, { 5, 7 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Law_OfVariables_HasTheSumsOfTheirLaws(int variables, int categories)
    {
        Tensor logits = Normal("p", [3, variables * categories]);
        Tensor others = Normal("q", [3, variables * categories]);
        var law = OneHotCategorical.FromLogits(logits, variables);
        OneHotCategorical[] parts = [.. Parts(logits, variables)];
        Tensor sample = law.Draw(Runs.Of(50, [3]));

        AssertEqual(Sum(parts.Zip(Parts(sample, variables, static part => part), static (part, b) => part.LogProbability(b))), law.LogProbability(sample));
        AssertEqual(Sum(parts.Select(static part => part.Entropy)), law.Entropy);
        AssertEqual(Tensor.Concatenate(^1, [.. parts.Select(static part => part.Mean)]), law.Mean);
        AssertEqual(Tensor.Concatenate(^1, [.. parts.Select(static part => part.Variance)]), law.Variance);
        AssertEqual(
            Sum(parts.Zip(Parts(others, variables), static (p, q) => Divergence.KullbackLeibler(p, q).Value)),
            Divergence.KullbackLeibler(law, OneHotCategorical.FromLogits(others, variables)).Value);
        Assert.Equal((variables, categories), (law.VariableCount, law.CategoryCount));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Support_OfVariables_HoldsEveryJointValueOnce(int variables, int categories)
    {
        var law = OneHotCategorical.FromLogits(Normal("p", [variables * categories]), variables);
        Tensor support = ((IFiniteSupport)law).Support();
        string[] rows = [.. Enumerable.Range(0, support.Shape[0]).Select(row => string.Concat(Runs.Elements(support.At(row))))];

        Assert.Equal((long)Math.Pow(categories, variables), law.SupportSize);
        Assert.Equal(law.SupportSize, rows.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1, law.LogProbability(support).Exp().SumAll().ToScalar(), 1e-12);
        Assert.All(Runs.Elements(support.Reshape([rows.Length * variables, categories]).Sum(^1)), static sum => Assert.Equal(1, sum));
    }

    [Theory]
    [InlineData(200, 10, long.MaxValue)]
    [InlineData(25, 2, 1L << 25)]
    [InlineData(2, 4096, 1L << 24)]
    public void Support_TooLarge_ThrowsWithItsSize(int variables, int categories, long size)
    {
        var law = OneHotCategorical.FromLogits(Tensor.Zeros([variables * categories]), variables);

        Assert.Equal(size, law.SupportSize);
        Assert.Throws<InvalidOperationException>(((IFiniteSupport)law).Support);
    }

    [Fact]
    public void Draw_ManyTimes_HasTheFrequenciesOfTheJointValues()
    {
        OneHotCategorical law = Law();
        Tensor support = ((IFiniteSupport)law).Support();

        Tensor draws = law.Draw(Runs.Of(Draws, []));

        // A draw and a joint value agree in both variables where their product is 2.
        Tensor counts = (draws.Reshape([Draws, 6]).MatMul(support.Transpose()) - 1.5).Step().SumAxis(0);
        Assert.Equal(Draws, counts.SumAll().ToScalar());
        GoodnessOfFit.AssertFrequencies(Runs.Elements(counts), Runs.Elements(law.LogProbability(support).Exp()), Critical);
    }

    [Fact]
    public void DrawLatent_Run_GivesTheSampleOfTheRun()
    {
        OneHotCategorical law = Law();
        Run run = Runs.Of(1000, []);

        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(Largest(law, law.DrawLatent(run))));
    }

    [Theory]
    [InlineData(1, ElementType.Float64)]
    [InlineData(1e4, ElementType.Float32)]
    public void DrawTied_DrawnSamples_ConditionalGivesThemBack(double scale, ElementType elementType)
    {
        var law = OneHotCategorical.FromLogits((Runs.Row(Logits) * scale).To(elementType), Variables);
        Run run = Runs.Of(4000, []);
        Tensor sample = law.Draw(run);

        Tensor conditional = law.DrawTied(sample, run).Conditional;

        Assert.Equal(Runs.Elements(sample), Runs.Elements(Largest(law, conditional)));
        Assert.All(Runs.Elements(conditional), static z => Assert.True(double.IsFinite(z)));
        Assert.Equal(Runs.Elements(conditional), Runs.Elements(law.LatentOf(law.NoiseGiven(sample, run))), Close);

        bool Close(double expected, double actual) => Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected));
    }

    [Fact]
    public void DrawTied_OverDrawnCategories_HasTheGumbelLaws()
    {
        OneHotCategorical law = Law();
        Run run = Runs.Of(4000, []);

        Tensor conditional = law.DrawTied(law.Draw(run), run).Conditional;

        for (int i = 0; i < Logits.Length; i++)
        {
            double p = law.Mean.ElementAt(i);
            GoodnessOfFit.AssertLaw(Runs.Component(conditional, i), z => Math.Exp(-p * Math.Exp(-z)));
            GoodnessOfFit.AssertOtherLaw(Runs.Component(conditional, i), z => Math.Exp(-1.3 * p * Math.Exp(-z)));
        }
    }

    [Theory]
    [InlineData(RelaxationKind.Concrete)]
    [InlineData(RelaxationKind.MeanSeeking)]
    public void Squash_TiedLatents_HasTheDerivativeAtFixedNoise(RelaxationKind kind)
    {
        const double Increment = 1e-5;
        Run run = Runs.Of(20, []);
        Tensor sample = Law().Draw(run);
        Tensor weights = Normal("weights", [20, 6]);
        var relaxation = new Relaxation(Tensor.Full([], 0.7, ElementType.Float64), kind);
        Tensor At(Tensor logits)
        {
            var law = OneHotCategorical.FromLogits(logits, Variables);
            return (law.Squash(law.DrawTied(sample, run).Conditional, relaxation) * weights).SumAll();
        }

        Tensor leaf = Runs.Row(Logits).AsLeaf();
        Tensor gradient = Gradient.Of(At(leaf), leaf)[0];

        for (int i = 0; i < Logits.Length; i++)
        {
            double[] above = [.. Logits];
            double[] below = [.. Logits];
            above[i] += Increment;
            below[i] -= Increment;
            double difference = (At(Runs.Row(above)) - At(Runs.Row(below))).ToScalar() / (2 * Increment);

            Assert.Equal(difference, gradient.ElementAt(i), 1e-7);
        }
    }

    [Theory]
    [InlineData(RelaxationKind.Concrete)]
    [InlineData(RelaxationKind.MeanSeeking)]
    public void Squash_ColdTemperature_IsTheSampleOfEachVariable(RelaxationKind kind)
    {
        var relaxation = new Relaxation(Tensor.Full([], 1e-4, ElementType.Float64), kind);

        double[] relaxed = Runs.Elements(Law().Squash(Runs.Row(0.5, -0.3, 0.4, 3, 1, 9), relaxation));

        Assert.Equal([1.0, 0, 0, 0, 0, 1], relaxed.Select(static b => Math.Round(b, 12)));
    }

    [Fact]
    public void FromLogits_VariablesThatDoNotDivideTheEvent_Throws()
    {
        Assert.Throws<ShapeMismatchException>(static () => OneHotCategorical.FromLogits(Tensor.Zeros([4, 6]), 4));
        Assert.Throws<ShapeMismatchException>(static () => OneHotCategorical.FromLogits(Tensor.Zeros([4, 0]), 2));
        Assert.Throws<ArgumentOutOfRangeException>(static () => OneHotCategorical.FromLogits(Tensor.Zeros([4, 6]), 0));
        Assert.Throws<ShapeMismatchException>(static () => OneHotCategorical.FromProbabilities(Tensor.Ones([5]), 2));
    }

    [Fact]
    public void FromProbabilities_Unnormalised_AreNormalisedForEachVariable()
    {
        double[] mean = Runs.Elements(OneHotCategorical.FromProbabilities(Runs.Row(1, 3, 4, 4), 2).Mean);

        Assert.All(mean.Zip([0.25, 0.75, 0.5, 0.5]), static pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Fact]
    public void StopGradient_OfVariables_KeepsThem()
    {
        var stopped = (OneHotCategorical)OneHotCategorical.FromLogits(Runs.Row(Logits).AsLeaf(), Variables).StopGradient();

        Assert.Equal(Variables, stopped.VariableCount);
        Assert.False(stopped.LogProbabilities.IsTracked);
    }

    [Fact]
    public void KullbackLeibler_OtherNumbersOfVariables_Throws()
        => Assert.Throws<ShapeMismatchException>(
            static () => Divergence.KullbackLeibler(Law(), OneHotCategorical.FromLogits(Runs.Row(Logits)), RandomKey.FromSeed(1), 10));

    private static OneHotCategorical Law() => OneHotCategorical.FromLogits(Runs.Row(Logits), Variables);

    private static Tensor Normal(string name, Shape shape)
        => Noise.Normal(RandomKey.FromSeed(21).For(name), shape, Tensor.Zeros([], ElementType.Float64));

    private static IEnumerable<OneHotCategorical> Parts(Tensor logits, int variables) => Parts(logits, variables, OneHotCategorical.FromLogits);

    private static IEnumerable<T> Parts<T>(Tensor tensor, int variables, Func<Tensor, T> make)
    {
        int size = tensor.Shape[^1] / variables;
        return Enumerable.Range(0, variables).Select(i => make(tensor.Slice(^1, i * size, size)));
    }

    private static Tensor Sum(IEnumerable<Tensor> parts) => parts.Aggregate(static (sum, part) => sum + part);

    private static Tensor Largest(OneHotCategorical law, Tensor latent) => law.PerVariable(latent).OneHotOfMax().Reshape(latent.Shape);

    private static void AssertEqual(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.All(Runs.Elements(expected).Zip(Runs.Elements(actual)), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
