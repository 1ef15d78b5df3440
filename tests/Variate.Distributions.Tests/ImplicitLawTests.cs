using Variate.Programs;
using Variate.Tensors;

namespace Variate.Distributions.Tests;

/// <summary>What the implicitly reparameterised laws share: extremes, moments that do not exist, refusals.</summary>
public class ImplicitLawTests
{
    private const int Draws = 2000;

    private static readonly Dictionary<string, Func<Tensor, Distribution>> Laws = new()
    {
        ["Gamma"] = static a => new Gamma(a, a + 1),
        ["LogGamma"] = static a => new LogGamma(a, a + 1),
        ["InverseGamma"] = static a => new InverseGamma(a + 0.3, a + 1),
        ["ChiSquared"] = static a => new ChiSquared(a),
        ["Beta"] = static a => new Beta(a, a * 0.7),
        ["LogitBeta"] = static a => new LogitBeta(a, a * 0.7),
        ["Dirichlet"] = static a => new Dirichlet(Tensor.Concatenate(^1, a, a * 2, a * 0.5)),
        ["VonMises"] = static a => new VonMises(a * 0, a),
        ["StudentT"] = static a => new StudentT(a + 0.5, a, a),
    };

    public static TheoryData<string, double, ElementType> Extremes
    {
        get
        {
            TheoryData<string, double, ElementType> extremes = [];
            foreach (string law in Laws.Keys)
            {
                foreach (double parameter in new[] { 1e-4, 0.01, 1, 1e6 })
                {
                    extremes.Add(law, parameter, ElementType.Float32);
                    extremes.Add(law, parameter, ElementType.Float64);
                }
            }

            return extremes;
        }
    }

    public static TheoryData<string> Names => [.. Laws.Keys];

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Reparameterise_ExtremeParameter_IsInsideTheSupportWithAFiniteGradient(string name, double parameter, ElementType type)
    {
        Tensor leaf = Tensor.Full([Draws, 1], parameter, type).AsLeaf();
        Distribution law = Laws[name](leaf);

        Tensor sample = ((IReparameterised)law).Reparameterise(new Run { Key = RandomKey.FromSeed(5), Batch = [Draws] });
        Tensor logProbability = law.StopGradient().LogProbability(sample.StopGradient());

        Assert.All(Runs.Elements(sample), static value => Assert.True(double.IsFinite(value)));
        Assert.All(Runs.Elements(logProbability), static value => Assert.True(double.IsFinite(value)));
        Assert.All(Runs.Elements(Gradient.Of(sample.Slice(^1, 0, 1), leaf)[0]), static value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reparameterise_SameRun_IsTheDraw(string name)
    {
        Distribution law = Laws[name](Runs.Row(0.3).AsLeaf());
        Run run = Runs.Of(50, []);

        Tensor sample = ((IReparameterised)law).Reparameterise(run);

        Assert.True(sample.IsTracked);
        Assert.Equal(Runs.Elements(law.Draw(run)), Runs.Elements(sample));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reparameterise_SecondDerivative_IsRefused(string name)
    {
        Tensor leaf = Runs.Row(0.3).AsLeaf();
        Tensor sample = ((IReparameterised)Laws[name](leaf)).Reparameterise(Runs.Of(1, []));
        Tensor first = Gradient.Of(sample.Slice(^1, 0, 1), [leaf], isDifferentiable: true)[0];

        Assert.Throws<NotSupportedException>(() => Gradient.Of(first.Square(), leaf));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draw_Branches_ShareTheirNoise(string name)
    {
        // Two branches with parameters of their own, which draw as if each were alone.
        var parameters = Tensor.Create([0.3, 7.0], [2, 1, 1]);
        Run run = Runs.Of(20, []).With(new Axis(2, AxisKind.Branches, SharesNoise: true));

        Tensor both = Laws[name](parameters).Draw(run);

        for (int branch = 0; branch < 2; branch++)
        {
            Tensor alone = Laws[name](Runs.Row(parameters.ElementAt(branch))).Draw(Runs.Of(20, []));
            Assert.Equal(Runs.Elements(alone), Runs.Elements(both.At(branch)));
        }
    }

    [Fact]
    public void Mean_ThatDoesNotExist_ThrowsWithParameterAndRange()
    {
        InvalidOperationException student = Assert.Throws<InvalidOperationException>(() => new StudentT(Runs.Row(3, 1), Runs.Row(0), Runs.Row(1)).Mean);
        InvalidOperationException inverse = Assert.Throws<InvalidOperationException>(() => new InverseGamma(Runs.Row(2), Runs.Row(1)).Variance);

        Assert.Contains("DegreesOfFreedom is in the open interval (1, ∞), got 1 at position 1", student.Message, StringComparison.Ordinal);
        Assert.Contains("Concentration is in the open interval (2, ∞), got 2 at position 0", inverse.Message, StringComparison.Ordinal);
    }
}
