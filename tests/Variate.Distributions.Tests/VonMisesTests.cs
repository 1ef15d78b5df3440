using Variate.Tensors;
using Variate.Tensors.SpecialFunctions;

namespace Variate.Distributions.Tests;

public class VonMisesTests
{
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(1e4)]
    public void LogProbability_OverATurn_IntegratesToOneWithTheEntropyAndCircularVariance(double concentration)
    {
        var law = new VonMises(Runs.Row(0.3), Runs.Row(concentration));
        const int Count = 4096;
        double[] points = [.. Enumerable.Range(0, Count).Select(static i => i * 2 * Math.PI / Count)];

        double[] logDensities = Runs.Elements(law.LogProbability(Tensor.Create(points, [Count, 1])));

        // The trapezoidal rule over a period is exact to rounding once it resolves the peak.
        double Mean(Func<int, double> value) => Enumerable.Range(0, Count).Sum(i => Math.Exp(logDensities[i]) * value(i)) * 2 * Math.PI / Count;
        Assert.Equal(1, Mean(static _ => 1), 1e-11);
        Assert.Equal(Mean(i => -logDensities[i]), law.Entropy.ToScalar(), 1e-10);
        Assert.Equal(Mean(i => 2 * Math.Pow(Math.Sin((points[i] - 0.3) / 2), 2)), law.CircularVariance.ToScalar(), 1e-11);
    }

    [Fact]
    public void LogProbability_WholeTurnsApart_IsTheSame()
    {
        var law = new VonMises(Runs.Row(3.1), Runs.Row(8));

        Assert.Equal(law.LogProbability(Runs.Row(-3.1)).ToScalar(), law.LogProbability(Runs.Row(-3.1 + (4 * Math.PI))).ToScalar(), 1e-12);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(3)]
    [InlineData(200)]
    public void Derivatives_InTheConcentration_AreDifferences(double concentration)
    {
        Tensor leaf = Runs.Row(concentration).AsLeaf();
        var law = new VonMises(Runs.Row(0.3), leaf);
        Tensor value = Runs.Row(0.4);
        double step = concentration * 1e-4;

        VonMises At(double moved) => new(Runs.Row(0.3), Runs.Row(moved));
        double Difference(Func<VonMises, Tensor> function)
            => (function(At(concentration + step)).ToScalar() - function(At(concentration - step)).ToScalar()) / (2 * step);

        Assert.Equal(Difference(moved => moved.LogProbability(value)), Gradient.Of(law.LogProbability(value), leaf)[0].ToScalar(), 1e-6);
        double slope = Gradient.Of(law.CircularVariance, leaf)[0].ToScalar();
        Assert.Equal(Difference(static moved => moved.CircularVariance), slope, 1e-6 * Math.Abs(slope));
    }

    [Fact]
    public void Draw_Cosines_HaveTheMeanOfBessel()
    {
        Tensor draws = new VonMises(Runs.Row(-1), Runs.Row(2)).Draw(Runs.Of(20_000, []));

        double[] cosines = [.. Runs.Elements(draws).Select(static y => Math.Cos(y + 1))];

        // The variance of a cosine is below ½.
        Assert.Equal(BesselFunctions.Ratio(2), cosines.Average(), 5 * Math.Sqrt(0.5 / cosines.Length));
    }

    [Theory]
    [InlineData(-3, 1e-8, 0.022535170499714525)]
    [InlineData(-1, 1, 0.20564469256531652)]
    [InlineData(-3.1, 2, 0.00039322617651602662)]
    [InlineData(-2, 30, 2.8798552920734807e-20)]
    [InlineData(-0.5, 1000, 1.7917438606926741e-55)]
    [InlineData(-1.5, 200, 5.4491374580522875e-83)]
    [InlineData(-0.01, 1e6, 7.6231559949505706e-24)]
    [InlineData(-0.03, 1e6, 5.075898179224827e-198)]
    public void CumulativeProbability_BothTails_AreThoseOfHighPrecision(double angle, double concentration, double expected)
    {
        // mpmath, 40 digits. The exponent κ(1 − cos y) is rounded before its exponential is taken.
        var law = new VonMises(Runs.Row(0), Runs.Row(concentration));
        double tolerance = expected * 1e-14 * (4 + (concentration * (1 - Math.Cos(angle))));

        Assert.Equal(expected, law.CumulativeProbability(Runs.Row(angle)).ToScalar(), tolerance);
        Assert.Equal(expected, law.UpperProbability(Runs.Row(-angle)).ToScalar(), tolerance);
    }

    [Theory]
    [InlineData(3, 0.19001470604349547)]
    [InlineData(24, 0.021060035486037996)]
    [InlineData(26, 0.019423257896622507)]
    [InlineData(100, 0.0050126269948312344)]
    [InlineData(1e6, 5.00000125000125e-7)]
    public void CircularVariance_AnyConcentration_IsThatOfHighPrecision(double concentration, double expected)
        => Assert.Equal(expected, new VonMises(Runs.Row(0), Runs.Row(concentration)).CircularVariance.ToScalar(), 1e-14 * expected * Math.Max(1, Math.Min(concentration, 60)));

    [Fact]
    public void Constructor_ConcentrationNotPositive_ThrowsWithName()
        => Assert.Equal("concentration", Assert.Throws<ArgumentOutOfRangeException>(static () => new VonMises(Runs.Row(0), Runs.Row(0))).ParamName);
}
