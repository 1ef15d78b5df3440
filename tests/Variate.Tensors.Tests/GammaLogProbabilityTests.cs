using Variate.Tensors.SpecialFunctions;

namespace Variate.Tensors.Tests;

/// <summary>The log-densities of gamma and beta variables and of their logarithms and logits.</summary>
public class GammaLogProbabilityTests
{
    private const double Step = 1e-3;

    private static readonly Dictionary<string, (Func<Tensor[], Tensor> Tensors, Func<double[], double> Formula)> Functions = new()
    {
        ["Gamma"] = (static p => LogProbabilities.Gamma(p[0], p[1]), static p => ((p[1] - 1) * Math.Log(p[0])) - p[0] - GammaFunctions.LogGamma(p[1])),
        ["LogGamma"] = (static p => LogProbabilities.LogGamma(p[0], p[1]), static p => (p[1] * p[0]) - Math.Exp(p[0]) - GammaFunctions.LogGamma(p[1])),
        ["Beta"] = (
            static p => LogProbabilities.Beta(p[0], p[1], p[2]),
            static p => ((p[1] - 1) * Math.Log(p[0])) + ((p[2] - 1) * Math.Log(1 - p[0])) - LogBeta(p[1], p[2])),
        ["LogitBeta"] = (
            static p => LogProbabilities.LogitBeta(p[0], p[1], p[2]),
            static p => (-p[1] * Math.Log(1 + Math.Exp(-p[0]))) - (p[2] * Math.Log(1 + Math.Exp(p[0]))) - LogBeta(p[1], p[2])),
        ["Entropy of LogGamma"] = (
            static p => Entropies.LogGamma(p[0]), static p => p[0] + GammaFunctions.LogGamma(p[0]) - (p[0] * GammaFunctions.Digamma(p[0]))),
        ["Normaliser of VonMises"] = (
            static p => VonMisesFunctions.LogNormaliser(p[0]), static p => Math.Log(2 * Math.PI * BesselFunctions.ScaledI0(p[0]))),
        ["Circular variance of VonMises"] = (
            static p => VonMisesFunctions.CircularVariance(p[0]), static p => 1 - BesselFunctions.Ratio(p[0])),
    };

    public static TheoryData<string, double[]> Points => new()
    {
        { "Gamma", [0.3, 0.2] },
        { "Gamma", [7, 4.4] },
        { "Gamma", [3, 12] },
        { "Gamma", [40, 12] },
        { "LogGamma", [-3, 0.2] },
        { "LogGamma", [1.4, 4.4] },
        { "LogGamma", [3.1, 12] },
        { "Beta", [0.3, 0.6, 2.5] },
        { "Beta", [0.8, 30, 9] },
        { "LogitBeta", [-2, 0.6, 2.5] },
        { "LogitBeta", [1.5, 30, 9] },
        { "Entropy of LogGamma", [0.4] },
        { "Entropy of LogGamma", [20] },
        { "Normaliser of VonMises", [0.4] },
        { "Normaliser of VonMises", [50] },
        { "Circular variance of VonMises", [0.4] },
        { "Circular variance of VonMises", [50] },
    };

    [Theory]
    [MemberData(nameof(Points))]
    public void Value_ModerateArguments_IsTheFormula(string name, double[] point)
    {
        double expected = Functions[name].Formula(point);

        Assert.Equal(expected, Evaluate(name, point), 1e-13 * (10 + Math.Abs(expected)));
        double[] rounded = [.. point.Select(static x => (double)(float)x)];
        Assert.Equal(Functions[name].Formula(rounded), Evaluate(name, rounded, ElementType.Float32), 1e-7 * (1 + Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(Points))]
    public void Gradients_FirstAndSecond_AreDifferences(string name, double[] point)
    {
        Tensor[] leaves = [.. point.Select(static x => Tensor.Full([1], x, ElementType.Float64).AsLeaf())];
        Tensor[] first = [.. Gradient.Of(Functions[name].Tensors(leaves), leaves, isDifferentiable: true)];

        for (int i = 0; i < point.Length; i++)
        {
            Assert.Equal(Difference(point, i, moved => Evaluate(name, moved)), first[i].ToScalar(), 1e-8 * (1 + Math.Abs(first[i].ToScalar())));
            Tensor[] second = [.. Gradient.Of(first[i], leaves)];
            for (int j = 0; j < point.Length; j++)
            {
                int along = i;
                double expected = Difference(point, j, moved => Slope(name, moved, along));
                Assert.Equal(expected, second[j].ToScalar(), 1e-7 * (1 + Math.Abs(expected)));
            }
        }
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e8)]
    public void Gamma_LargeConcentration_KeepsItsDigits(double concentration)
    {
        // At x = α the density is that of Stirling: −½ ln(2πα) − 1/(12α), with the whole α ln α − α gone.
        double expected = (-0.5 * Math.Log(2 * Math.PI * concentration)) - (1 / (12 * concentration));
        double[] point = [concentration, concentration];

        Assert.Equal(expected, Evaluate("Gamma", point), 1e-13);
        Assert.Equal(expected, Evaluate("Gamma", point, ElementType.Float32), 2e-6);
        Assert.Equal(expected + Math.Log(concentration), Evaluate("LogGamma", [Math.Log(concentration), concentration]), 1e-12);
    }

    [Fact]
    public void Value_FarOut_IsNotNaN()
    {
        Assert.Equal(double.NegativeInfinity, Evaluate("Gamma", [double.PositiveInfinity, 20]));
        Assert.Equal(double.NegativeInfinity, Evaluate("LogGamma", [double.MaxValue, 20]));
        Assert.Equal(double.NegativeInfinity, Evaluate("LogGamma", [double.MaxValue, 0.3]));
        Assert.Equal(-double.MaxValue, Evaluate("LogGamma", [-double.MaxValue, 1]));
        Assert.Equal(-1e300, Evaluate("LogitBeta", [1e300, 1, 1]), 1e285);
    }

    private static double LogBeta(double a, double b)
        => GammaFunctions.LogGamma(a) + GammaFunctions.LogGamma(b) - GammaFunctions.LogGamma(a + b);

    private static double Evaluate(string name, double[] point, ElementType type = ElementType.Float64)
        => Functions[name].Tensors([.. point.Select(x => Tensor.Full([1], x, type))]).ToScalar();

    private static double Slope(string name, double[] point, int along)
    {
        Tensor[] leaves = [.. point.Select(static x => Tensor.Full([1], x, ElementType.Float64).AsLeaf())];
        return Gradient.Of(Functions[name].Tensors(leaves), leaves)[along].ToScalar();
    }

    private static double Difference(double[] point, int along, Func<double[], double> function)
    {
        double step = Step * Math.Abs(point[along]);
        double At(double move) => function([.. point.Select((x, i) => i == along ? x + move : x)]);
        return ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
    }
}
